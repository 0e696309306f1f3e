import {
  askCard,
  confirmationCard,
  draftCard,
  errorCard,
  helpCard,
  lineErrorCard,
  nameFor,
  operationErrorText,
} from '../../cards/index.ts';
import type { Reader } from '../../cards/views.ts';
import { HOSTILE, li, maya, moment } from './company.ts';
import { alone, type Fixtures, room } from './fixture.ts';

/** States of these cards. */
export function answerFixtures(inRoom: Reader, inPrivate: Reader): Fixtures {
  const intent = { operation: 'task.create', input: { project: 'p1', title: 'SKU' } };
  const copy = inRoom.locale === 'zh' ? '完成 BF26-8' : 'done BF26-8';
  const time = (label: string) => ({ label: { say: 'time', reading: { label } } as const, intent });
  return {
    choice: {
      needs: alone(
        askCard(
          {
            question: { code: 'needs', verb: 'done', need: 'task' },
            choices: [{ label: { say: 'create_title', title: 'SKU' }, intent }],
            understood: { verb: 'done' },
            copy,
          },
          inRoom,
        ),
      ),
      didYouMean: alone(
        askCard(
          {
            question: { code: 'did_you_mean', word: 'dnoe', later: false },
            choices: [
              { label: { say: 'verb', en: 'done', zh: '完成', line: copy }, intent },
              { label: { say: 'create_title', title: HOSTILE }, intent },
            ],
            understood: {},
            copy: '',
          },
          inRoom,
        ),
      ),
      time: alone(
        askCard(
          {
            question: { code: 'time_ambiguous', text: '15:00 CST' },
            choices: [time('UTC+8 15:00'), time('UTC-5 15:00')],
            understood: { title: 'SKU', responsible: maya },
            copy: '',
          },
          inRoom,
        ),
      ),
      timeOrTitle: alone(
        askCard(
          {
            question: { code: 'time_or_title', text: HOSTILE },
            choices: [time('UTC-8 18:00'), { label: { say: 'in_title' }, intent }],
            understood: { title: HOSTILE },
            copy,
          },
          inRoom,
        ),
      ),
      person: alone(
        askCard(
          {
            question: { code: 'problem', problem: { code: 'ambiguous_person', facts: { name: 'Li' } } },
            choices: [
              { label: { say: 'member', member: li }, intent },
              { label: { say: 'without_person' }, intent },
            ],
            understood: { title: 'SKU' },
            copy: '',
          },
          inRoom,
        ),
      ),
      draft: room(
        draftCard(
          {
            title: 'SKU',
            intent,
            echo: {
              title: 'SKU',
              project: { code: 'BF26', name: 'Q4' },
              priority: 'high',
              due: { moment: moment('2026-10-30T18:00:00', 'America/Los_Angeles'), notes: [] },
            },
            choices: [
              {
                label: { say: 'form', form: 'task.create' },
                intent: { operation: 'open.form', input: { form: 'task.create' } },
              },
            ],
          },
          inRoom,
        ),
      ),
      batch: alone(
        draftCard(
          {
            title: 'SKU',
            intent,
            echo: {},
            items: Array.from({ length: 12 }, (_, i) => ({
              title: `SKU ${i + 1}`,
              ...([2, 11].includes(i) && { kept: HOSTILE }),
            })),
            choices: [],
          },
          inRoom,
        ),
      ),
    },
    confirm: {
      delete: alone(
        confirmationCard(
          { operation: 'task.delete', input: { task: 't8' }, key: 'BF26-8', title: 'SKU', step: 1, of: 1 },
          inPrivate,
        ),
      ),
      deleteKey: alone(
        confirmationCard(
          { operation: 'task.delete', input: { task: 't8' }, key: 'BF26-8', title: HOSTILE, step: 2, of: 2 },
          inPrivate,
        ),
      ),
      archive: alone(
        confirmationCard(
          {
            operation: 'project.archive',
            input: { project: 'p1' },
            key: 'BF26',
            title: 'Q4',
            step: 1,
            of: 1,
          },
          inPrivate,
        ),
      ),
      handOver: alone(
        confirmationCard(
          {
            operation: 'project.role',
            input: { project: 'p1', member: 'li', role: 'owner' },
            key: 'BF26',
            title: nameFor(li, inPrivate.locale),
            step: 1,
            of: 1,
          },
          inPrivate,
        ),
      ),
    },
    error: {
      refused: alone(
        errorCard(
          {
            kind: 'refused',
            understood: null,
            wrong: operationErrorText(
              'forbidden',
              { right: 'task.edit', reason: 'not_own', roles: ['owner'], who: ['Sam Reed'], key: 'BF26-8' },
              inRoom,
            ),
            copy: null,
            code: 'forbidden',
            requestId: 'req_1',
          },
          inRoom,
        ),
      ),
      line: alone(
        lineErrorCard(
          {
            understood: { verb: 'done', task: { key: 'BF26-8', title: 'SKU' } },
            wrong: { code: 'unknown_person', facts: { name: HOSTILE } },
            copy,
          },
          'req_2',
          inRoom,
        ),
      ),
      already: alone(
        errorCard(
          {
            understood: null,
            wrong: operationErrorText(
              'already',
              { what: 'done', key: 'BF26-8', by: 'Maya Torres', at: '2026-10-29T01:00:00.000Z' },
              inRoom,
            ),
            copy: null,
            code: 'already',
            requestId: 'req_3',
          },
          inRoom,
        ),
      ),
    },
    help: {
      start: alone(
        helpCard(
          {
            topic: 'start',
            groups: [{ heading: null, entries: [{ line: 'BF26-8', does: 'SKU' }] }],
            topics: ['all', 'time'],
          },
          inRoom,
        ),
      ),
      time: alone(helpCard({ topic: 'time', groups: [], topics: [] }, inRoom)),
      unknown: alone(
        helpCard(
          { topic: 'start', groups: [], topics: ['create', 'progress', 'change'], unknown: 'SKU' },
          inRoom,
        ),
      ),
    },
  };
}
