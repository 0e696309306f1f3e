import { losAngeles } from '../test/golden/company.ts';
import { buttonsOf, readCard } from '../test/golden/read-card.ts';
import { confirmationCard } from './confirm.ts';

const deletion = { operation: 'task.delete', input: { task: 't8' }, key: 'BF26-8', title: 'Coupon setup' };

describe('a confirmation', () => {
  it('asks once for an ordinary task and sends the same intent back, confirmed', () => {
    const card = confirmationCard({ ...deletion, step: 1, of: 1 }, losAngeles);
    expect(readCard(card)[0]).toBe('Delete BF26-8?');
    expect(buttonsOf(card)).toMatchObject([
      { press: { operation: 'task.delete', input: { task: 't8', confirmed: 1 } }, style: 'danger' },
    ]);
  });

  it('asks twice for a key task, and says so', () => {
    const [first, second] = [1, 2].map((step) => confirmationCard({ ...deletion, step, of: 2 }, losAngeles));
    expect(first?.summary).toMatch(/asked twice/);
    expect(second?.summary).toMatch(/second and last/);
    expect(second && buttonsOf(second)[0]?.press.input.confirmed).toBe(2);
  });

  it('names the project that would be archived', () => {
    const facts = {
      operation: 'project.archive',
      input: { project: 'p1' },
      key: 'BF26',
      title: 'Q4',
      step: 1,
      of: 1,
    };
    expect(confirmationCard(facts, losAngeles).title).toBe('Archive BF26?');
  });
});
