import type { Company, Room } from './company.ts';
import type { MockVendors } from './mock-vendors.ts';
import { admin } from './service.ts';

/** A title that was asked for, and whether a platform was told that it arrived. */
export interface Wish {
  readonly room: Room;
  readonly title: string;
  acknowledged: boolean;
}

/** What a run left behind, against what was promised. */
export interface Tally {
  /** Acknowledged and not in the database, or in the database without a card. */
  readonly lost: number;
  /** Applied more than once. */
  readonly applied: number;
  /** Cards standing twice in a chat. */
  readonly doubled: number;
  /** Those of them whose first attempt had an unknown end, on a platform whose history could not be read since. */
  readonly unknowable: number;
  readonly outOfOrder: number;
  readonly early: number;
  readonly tasks: number;
  readonly notes: readonly string[];
}

interface Task {
  readonly key: string;
  readonly title: string;
}

/**
 * Compares the database, read by the admin API, and the vendors' chats with what was asked for. Only what the vendors
 * took after `since` (a number of the mock's log) is looked at.
 */
export async function tally(
  port: number,
  company: Company,
  mock: MockVendors,
  wishes: readonly Wish[],
  since = 0,
): Promise<Tally> {
  const notes: string[] = [];
  let lost = 0;
  let applied = 0;
  let doubled = 0;
  let unknowable = 0;
  let outOfOrder = 0;
  let tasks = 0;
  const codes = [...new Set(company.rooms.map(({ code }) => code))];
  for (const code of codes) {
    const project = await admin<{ tasks: Task[] }>(
      port,
      'GET',
      `/tenants/${company.tenant}/projects/${code}`,
    );
    const asked = wishes.filter(({ room }) => room.code === code);
    const titles = new Set(asked.map(({ title }) => title));
    const made = project.tasks.filter(({ title }) => titles.has(title));
    tasks += made.length;
    for (const wish of asked) {
      const times = made.filter(({ title }) => title === wish.title).length;
      if (wish.acknowledged && times === 0) {
        lost += 1;
        notes.push(`no task "${wish.title}" (${wish.room.vendor})`);
      }
      if (times > 1) applied += times - 1;
    }
    for (const room of company.rooms.filter((one) => one.code === code)) {
      const seen = cardsIn(mock, room, since);
      for (const task of made) {
        const count = seen.filter((number) => number === numberOf(task.key)).length;
        if (count === 0) {
          lost += 1;
          notes.push(`no card for ${task.key} in ${room.chat}`);
        }
        doubled += Math.max(0, count - 1);
        if (count > 1) unknowable += unseen(mock, room, numberOf(task.key), since);
      }
      outOfOrder += descents([...new Set(seen)]);
    }
  }
  return { lost, applied, doubled, unknowable, outOfOrder, early: mock.log.early, tasks, notes };
}

/** Copies of a card under one idempotency key that nobody could have known of: no history was read in between. */
function unseen(mock: MockVendors, room: Room, number: number, since: number): number {
  const copies = postsIn(mock, room, since).filter((one) => one.number === number);
  return copies.filter(({ entry }, n) => {
    const before = copies[n - 1]?.entry;
    if (!before || before.key !== entry.key) return false;
    return !mock.log.looked.some(({ chat, at }) => chat === entry.chat && at >= before.at && at <= entry.at);
  }).length;
}

/** Task numbers by the order in which their cards were posted into a room. */
function cardsIn(mock: MockVendors, room: Room, since: number): number[] {
  return postsIn(mock, room, since).map(({ number }) => number);
}

function postsIn(mock: MockVendors, { vendor, chat, code }: Room, since: number) {
  const key = new RegExp(`\\b${code}-(\\d+)\\b`);
  return mock.log.accepted
    .filter((one) => one.seq > since && one.vendor === vendor && one.chat === chat && one.kind === 'post')
    .flatMap((entry) => {
      const found = key.exec(entry.text)?.[1];
      return found === undefined ? [] : [{ number: Number(found), entry }];
    });
}

function numberOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('-') + 1));
}

function descents(numbers: readonly number[]): number {
  return numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length;
}
