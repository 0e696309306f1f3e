import { resolveWall } from '../../time/index.ts';

/** A stored moment: wall time and zone as truth, the instant derived, and what a clock change did to what was asked for. */
export interface StoredMoment {
  readonly wall: string | null;
  readonly zone: string | null;
  readonly at: Date | null;
  readonly change: 'gap' | 'overlap' | null;
}

/** What a clock change did to a wall time, and the other instant of a wall time that happens twice. */
export interface ClockNote {
  readonly change: 'gap' | 'overlap';
  readonly alternative: { readonly at: Date; readonly wall: string; readonly zone: string } | null;
}

/** Settles a wall time to what is stored; a wall time in a gap is stored moved forward by the gap. */
export function settle(due: { readonly wall: string; readonly zone: string } | null): {
  readonly stored: StoredMoment;
  readonly note: ClockNote | null;
} {
  if (!due) return { stored: { wall: null, zone: null, at: null, change: null }, note: null };
  const { at, wall, zone, change, alternative } = resolveWall(due.wall, due.zone);
  return {
    stored: { wall, zone, at, change: change ?? null },
    note: change ? { change, alternative: alternative ?? null } : null,
  };
}

/** The stored columns of a due time. */
export function dueColumns(stored: StoredMoment) {
  return { dueWall: stored.wall, dueZone: stored.zone, dueAt: stored.at, dueNote: stored.change };
}

/** The stored columns of a start time. */
export function startColumns(stored: StoredMoment) {
  return { startWall: stored.wall, startZone: stored.zone, startAt: stored.at };
}
