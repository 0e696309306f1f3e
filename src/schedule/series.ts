import { announce } from '../delivery/announce.ts';
import { readActor } from '../operations/member/actor.ts';
import { perform } from '../operations/perform.ts';
import { texts } from '../text/index.ts';
import { formatDay } from '../time/index.ts';
import type { Happening } from './happening.ts';

/** What happens by itself leaves its doer nothing to take back. */
const BY_ITSELF = { reversible: false } as const;

/** So many days are named one by one; of more, the first and the last. */
const MOST_DAYS = 5;

/**
 * The day of a repeated task has come: makes its task, in the name of whoever began the series. Where days were missed
 * while the service was down, the one task stands for all of them, and a note on it says so.
 */
export const performSeries: Happening = async (tx, occurrence, { ids, clock }) => {
  const { series: id } = JSON.parse(occurrence.payload) as { series: string };
  const series = await tx.db.series.findFirst({ where: { id } });
  const now = clock.now();
  const actor = series && (await readActor(tx, series.createdById));
  if (!series || !actor) return;
  const requestId = occurrence.id.slice(-8);
  const scene = { tx, now, ids, actor, place: null, origin: {}, requestId };
  const { result, events } = await perform(scene, 'series.make', { series: id }, BY_ITSELF);
  const all = [...events];
  if (result.task && result.missed.length > 0) {
    const t = texts(actor.locale);
    const at = { at: now, zone: actor.zone };
    const days = result.missed.map((date) => formatDay(date, actor.locale, at));
    const few = days.length <= MOST_DAYS ? t.words.join(days) : `${days[0]} – ${days.at(-1)}`;
    const text = t.task.missed({ count: days.length, days: few });
    all.push(...(await perform(scene, 'task.note', { task: result.task.id, text }, BY_ITSELF)).events);
  }
  await announce(tx, { ids, now, origin: {} }, all);
};
