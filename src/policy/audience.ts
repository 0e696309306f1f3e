/**
 * Whether a room counts as containing externals: its audience is external or unknown, or it lies in a
 * partner's workspace.
 */
export function roomHasExternals(room: {
  readonly audience: 'internal' | 'external' | null;
  readonly workspaceKind: 'own' | 'partner';
}): boolean {
  return room.workspaceKind === 'partner' || room.audience !== 'internal';
}
