import {
  batchReceiptCard,
  messageCard,
  moreCard,
  movedCard,
  noticeCard,
  taskCard,
  taskReceiptCard,
} from '../../cards/index.ts';
import type { Reader } from '../../cards/views.ts';
import { texts } from '../../src/text/index.ts';
import { chen, daniel, fullTask, HOSTILE, li, lin, line, maya, moment, sam, task } from './company.ts';
import { alone, extreme, type Fixtures, room } from './fixture.ts';

/** States of these cards. */
export function taskFixtures(inRoom: Reader, inPrivate: Reader, outside: Reader): Fixtures {
  const at = new Date('2026-10-29T01:58:00Z');
  const gone = { at, by: sam, withdrawn: false };
  return {
    task: {
      open: room(taskCard(task(), inRoom, { notify: ['maya'] })),
      bare: room(taskCard(task({ responsible: null, due: null, priority: 'normal' }), inRoom)),
      inProgress: room(taskCard(fullTask({ late: false, lateDays: 0 }), inRoom)),
      late: room(taskCard(fullTask(), inRoom)),
      blocked: room(taskCard(task({ status: 'blocked', blockedReason: 'FNSKU' }), inRoom)),
      done: room(taskCard(fullTask({ status: 'done', late: false, doneAt: at, doneBy: daniel }), inRoom)),
      deleted: room(taskCard(task({ deleted: gone }), inRoom)),
      withdrawn: room(taskCard(task({ deleted: { ...gone, withdrawn: true } }), inRoom)),
      moved: room(movedCard(taskCard(fullTask(), inRoom), inRoom)),
      external: room(taskCard(fullTask(), outside)),
      assigned: alone(taskCard(task(), inPrivate, { because: [{ type: 'assigned_to_you', actor: sam }] })),
      hostile: room(
        taskCard(
          fullTask({ title: HOSTILE, status: 'blocked', blockedReason: HOSTILE, tags: [HOSTILE] }),
          inRoom,
        ),
      ),
      long: extreme(room(taskCard(fullTask({ title: 'SKU '.repeat(60) }), inRoom))),
    },
    'task-receipt': {
      created: alone(
        taskReceiptCard(
          {
            did: 'created',
            task: task({ helpers: [chen], tags: ['ads'] }),
            notes: ['other_week'],
            chips: [{ label: 'T-3', press: { operation: 'task.due', input: { task: 't8' } } }],
            undoable: true,
            shownIn: ['Amazon US', '#bf26-amazon-us'],
          },
          inPrivate,
        ),
      ),
      batch: alone(
        batchReceiptCard(
          Array.from({ length: 12 }, (_, i) => task({ key: `BF26-${i + 20}` })),
          inPrivate,
        ),
      ),
    },
    more: {
      open: alone(moreCard(task(), inPrivate, { watching: false })),
      full: alone(moreCard(fullTask(), inPrivate, { watching: true })),
      done: alone(
        moreCard(task({ status: 'done', doneAt: at, doneBy: maya }), inPrivate, { watching: false }),
      ),
      hostile: alone(
        moreCard(
          fullTask({ title: HOSTILE, checklist: [{ id: 'c', text: HOSTILE, done: false }] }),
          inPrivate,
          { watching: false },
        ),
      ),
    },
    notice: {
      assigned: alone(
        noticeCard(line(), [{ type: 'assigned_to_you', actor: sam, created: true }], inPrivate),
      ),
      merged: alone(
        noticeCard(
          line({ status: 'blocked' }),
          [
            {
              type: 'due_changed',
              actor: lin,
              from: moment('2026-10-30T18:00:00', 'America/Los_Angeles'),
              to: moment('2026-11-02T09:00:00', 'America/Los_Angeles'),
            },
            { type: 'blocked', actor: chen, reason: 'FNSKU' },
            { type: 'noted', actor: li, text: 'SKU 12', mentioned: true },
          ],
          inPrivate,
        ),
      ),
      handedOver: alone(noticeCard(line(), [{ type: 'handed_over', actor: sam, to: daniel }], inPrivate)),
      deleted: alone(noticeCard(line(), [{ type: 'deleted', actor: sam }], inPrivate)),
      hostile: alone(
        noticeCard(
          line({ title: HOSTILE }),
          [{ type: 'noted', actor: li, text: HOSTILE, mentioned: false }],
          inPrivate,
        ),
      ),
      message: alone(
        messageCard({ title: texts(inPrivate.locale).outcomes.settingsSaved, lines: [] }, inPrivate),
      ),
    },
  };
}
