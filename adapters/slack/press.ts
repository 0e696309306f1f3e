/**
 * Our buttons carry the token as value; the action id tells what the press wants before anybody knows the token:
 * `form:` opens a form, `submit:` sends the inputs of a form that stands in a message, `more:` shows more of the form it
 * stands in, `act:` is everything else.
 */
export type PressKind = 'act' | 'form' | 'submit' | 'more';

/** The action id of the n-th button of a card. */
export function pressActionId(kind: PressKind, n: number): string {
  return `${kind}:${n}`;
}

/** What a press wants, or null where the action is none of our buttons. */
export function pressKind(actionId: string, value: string | undefined): PressKind | null {
  const kind = /^(act|form|submit|more):\d+$/.exec(actionId)?.[1];
  return kind !== undefined && value !== undefined && value !== '' ? (kind as PressKind) : null;
}

/** Our own id of the view that stands in while a form is being made; unique, since a trigger works once. */
export function loadingViewId(triggerId: string): string {
  return `load:${triggerId}`.slice(0, 255);
}
