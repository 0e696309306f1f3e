import type { DeskAction } from './action.ts';

/** Acts as if a line had been typed where the button was pressed. */
export const sayAction: DeskAction = async ({ hear }, input) => hear(String(input.line ?? ''));
