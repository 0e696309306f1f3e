import {
  chen,
  daniel,
  lin,
  line,
  losAngeles,
  moment,
  project,
  sam,
  shenzhen,
} from '../test/golden/company.ts';
import { buttonsOf, readCard } from '../test/golden/read-card.ts';
import { messageCard, noticeCard } from './notice.ts';
import { pendingPersonCard } from './pending-person.ts';
import { projectCard } from './project.ts';

describe('a notice', () => {
  it('merges what happened to one task, oldest first, above the task as it is', () => {
    const from = moment('2026-10-30T18:00:00', 'America/Los_Angeles');
    const to = moment('2026-11-02T09:00:00', 'America/Los_Angeles');
    const card = noticeCard(
      line(),
      [
        { type: 'due_changed', actor: lin, from, to },
        { type: 'blocked', actor: chen, reason: 'no labels' },
      ],
      losAngeles,
    );
    expect(readCard(card)).toEqual([
      'BF26-8 · Coupon setup',
      'Lin Xiao set the due date to Mon 2 Nov 09:00 PST (it was Fri 30 Oct 18:00 PDT).',
      'Chen Wei marked this as blocked: no labels',
      'BF26-8 Coupon setup · @Maya Torres · Fri 30 Oct 18:00 PDT · High priority',
      '[Show]',
    ]);
    expect(card.summary).toBe('BF26-8 · Coupon setup: Chen Wei marked this as blocked: no labels');
  });

  it('names people in the reader’s language', () => {
    const card = noticeCard(line(), [{ type: 'handed_over', actor: lin, to: chen }], shenzhen);
    expect(readCard(card)[1]).toBe('林晓把这个任务从你转给了陈伟。');
  });

  it('says so when nobody is responsible any more', () => {
    const card = noticeCard(line(), [{ type: 'handed_over', actor: sam, to: null }], losAngeles);
    expect(readCard(card)[1]).toBe('Sam Reed took this off you. Nobody is responsible for it now.');
  });

  it('has no button once the task is gone', () => {
    expect(buttonsOf(noticeCard(line(), [{ type: 'withdrawn', actor: daniel }], losAngeles))).toEqual([]);
  });

  it('gives a line to copy with the trigger of the chat', () => {
    const card = messageCard({ title: 'Saved', lines: ['Next:'], copy: 'list' }, losAngeles);
    expect(readCard(card)).toEqual(['Saved', 'Next:', '> /pm list']);
  });
});

describe('the card about somebody new', () => {
  const view = {
    identity: 'i1',
    name: 'Zhou Kai',
    handle: null,
    platform: 'dingtalk',
    workspace: 'Hengtai',
    room: null,
    why: 'partner',
    candidates: [lin],
    decided: null,
  } as const;

  it('can be decided by admins alone', () => {
    const buttons = buttonsOf(pendingPersonCard(view, losAngeles, ['huang']));
    expect(buttons.map(({ label }) => label)).toEqual([
      'Link to Lin Xiao',
      'Link',
      'Add as external',
      'Ignore',
    ]);
    expect(buttons.every(({ press }) => press.only?.join() === 'huang')).toBe(true);
  });

  it('says by whom it was decided, and asks no more', () => {
    const decided = { as: 'external', by: sam } as const;
    const card = pendingPersonCard({ ...view, decided }, losAngeles, ['huang']);
    expect(readCard(card)).toEqual(['Somebody new', 'Sam Reed added Zhou Kai as external.']);
  });
});

describe('the card of a project', () => {
  it('shows people from outside no tasks, rooms or members in a room', () => {
    const lines = readCard(projectCard(project(), { ...losAngeles, audience: 'external' })).join('\n');
    expect(lines).not.toContain('Coupon setup');
    expect(lines).not.toContain('#bf26-amazon-us');
  });

  it('says when it was launched once that is past', () => {
    const launch = moment('2026-10-01T00:00:00', 'America/Los_Angeles');
    expect(readCard(projectCard(project({ launch }), losAngeles))[2]).toContain(
      'Launched Thu 1 Oct 00:00 PDT',
    );
  });
});
