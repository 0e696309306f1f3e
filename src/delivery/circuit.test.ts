import { createCircuits } from './circuit.ts';

const at = (seconds: number): Date => new Date(1_000_000 + seconds * 1_000);

/** A workspace whose sends failed five times in a row at second 0. */
function opened() {
  const circuits = createCircuits();
  const told = [1, 2, 3, 4, 5].map(() => circuits.heard('w', 'failure', at(0)));
  expect(told).toEqual([null, null, null, null, 'opened']);
  return circuits;
}

describe('the circuit of a workspace', () => {
  it('opens after five failures in a row, not after five in all', () => {
    const circuits = createCircuits();
    for (let n = 0; n < 4; n += 1) circuits.heard('w', 'failure', at(0));
    circuits.heard('w', 'answer', at(0));
    for (let n = 0; n < 4; n += 1) circuits.heard('w', 'failure', at(0));
    expect(circuits.waitMs('w', at(0))).toBe(0);
    expect(circuits.open()).toEqual([]);
  });

  it('keeps its own workspace back, and no other', () => {
    const circuits = opened();
    expect(circuits.waitMs('w', at(0))).toBe(5_000);
    expect(circuits.waitMs('w', at(3))).toBe(2_000);
    expect(circuits.waitMs('another', at(0))).toBe(0);
    expect(circuits.open()).toEqual(['w']);
  });

  it('lets one probe through, and closes once it is answered', () => {
    const circuits = opened();
    expect(circuits.waitMs('w', at(5))).toBe(0);
    expect(circuits.waitMs('w', at(5))).toBe(2_000);
    expect(circuits.heard('w', 'answer', at(6))).toBe('closed');
    expect(circuits.waitMs('w', at(6))).toBe(0);
    expect(circuits.open()).toEqual([]);
  });

  it('waits twice as long after each probe that fails, up to a minute', () => {
    const circuits = opened();
    const waits: number[] = [];
    for (let now = 5; waits.length < 6; now += waits.at(-1) ?? 0) {
      expect(circuits.waitMs('w', at(now))).toBe(0);
      expect(circuits.heard('w', 'failure', at(now))).toBeNull();
      waits.push(circuits.waitMs('w', at(now)) / 1_000);
    }
    expect(waits).toEqual([10, 20, 40, 60, 60, 60]);
  });

  it('does not count what was under way when it opened', () => {
    const circuits = opened();
    circuits.heard('w', 'failure', at(1));
    expect(circuits.waitMs('w', at(1))).toBe(4_000);
  });

  it('gives the probe to another message where there was nothing to say', () => {
    const circuits = opened();
    expect(circuits.waitMs('w', at(5))).toBe(0);
    circuits.heard('w', 'nothing', at(5));
    expect(circuits.waitMs('w', at(5))).toBe(0);
  });

  it('forgets what it learnt before a clock that was set back', () => {
    const circuits = opened();
    expect(circuits.waitMs('w', at(-1))).toBe(0);
    expect(circuits.open()).toEqual([]);
  });
});
