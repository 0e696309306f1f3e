/** A thread as its platform names it, within one workspace. */
export interface ThreadKey {
  readonly workspaceId: string;
  /** The platform's id of the room. */
  readonly room: string;
  readonly thread: string;
}

/** A thread as one id, whatever characters its platform uses. */
export function writeThreadKey({ workspaceId, room, thread }: ThreadKey): string {
  return JSON.stringify([workspaceId, room, thread]);
}

/** The thread behind an id made by `writeThreadKey`. */
export function readThreadKey(id: string): ThreadKey {
  const [workspaceId = '', room = '', thread = ''] = JSON.parse(id) as string[];
  return { workspaceId, room, thread };
}
