import type { Reply } from '../reply.ts';
import type { Manner, Session } from '../session.ts';

/** Something the desk does that is no operation: it opens, shows or asks, and leaves changes to operations. */
export type DeskAction = (
  session: Session,
  input: Readonly<Record<string, unknown>>,
  manner: Manner,
) => Promise<Reply>;
