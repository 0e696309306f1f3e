import { lin, losAngeles, sam, shenzhen } from '../test/golden/company.ts';
import { readCard } from '../test/golden/read-card.ts';
import { errorCard, operationErrorText } from './error.ts';

describe('an error', () => {
  it('has three parts and a reference', () => {
    const view = {
      understood: 'done BF99-1',
      wrong: 'There is no task BF99-1, or you cannot see it.',
      copy: 'list #BF26',
      code: 'not_found',
      requestId: 'req_7',
    };
    expect(readCard(errorCard(view, losAngeles))).toEqual([
      'That did not work',
      'Understood: done BF99-1',
      'There is no task BF99-1, or you cannot see it.',
      'Copy this line and change it as needed:',
      '> /pm list #BF26',
      'not_found · req_7',
    ]);
  });

  it('says by whom and when something was done already, in the reader’s zone', () => {
    const facts = { what: 'done', key: 'BF26-8', by: lin, at: '2026-10-29T01:00:00.000Z' };
    expect(operationErrorText('already', facts, losAngeles)).toBe(
      'BF26-8 is already done, by Lin Xiao, Wed 28 Oct 18:00 PDT.',
    );
    expect(operationErrorText('already', facts, shenzhen)).toBe(
      'BF26-8 已经由林晓完成（10月29日 周四 09:00 中国）。',
    );
  });

  it('says what is missing and who can do it', () => {
    const facts = {
      right: 'task.delete',
      reason: 'started',
      roles: ['owner'],
      who: [lin, sam],
      key: 'BF26-8',
    };
    expect(operationErrorText('forbidden', facts, losAngeles)).toBe(
      'You may not delete this task (BF26-8). Work on it has begun. Ask Lin Xiao or Sam Reed.',
    );
    expect(operationErrorText('forbidden', facts, shenzhen)).toContain('林晓或 Sam Reed');
  });

  it('never shows the id of a record', () => {
    expect(operationErrorText('not_found', { noun: 'member', id: 'mem_1x' }, losAngeles)).toBe(
      'There is no such person, or you cannot see them.',
    );
  });

  it('throws for a code that has no text, which is a mistake of ours', () => {
    expect(() => operationErrorText('toString', {}, losAngeles)).toThrow(RangeError);
  });
});
