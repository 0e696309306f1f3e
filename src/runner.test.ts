import type { App } from './app.ts';
import { startRunner } from './runner.ts';
import type { Store } from './store/store.ts';

/** A run that is told when it may end, so that a wake can fall into the middle of it. */
function stage() {
  let release: () => void = () => {};
  let drains = 0;
  const waiting: (() => void)[] = [];
  const app = {
    idle: async () => {},
    drain: () => {
      drains += 1;
      for (const told of waiting.splice(0)) told();
      return new Promise<boolean>((resolve) => {
        release = () => resolve(false);
      });
    },
  } as unknown as App;
  const quiet = () => {};
  const runner = startRunner({
    app: () => app,
    store: { nextWorkAt: async () => new Date(0) } as unknown as Store,
    clock: { now: () => new Date(0) },
    log: { info: quiet, warn: quiet, error: quiet },
  });
  return {
    runner,
    drains: () => drains,
    drained: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    release: () => release(),
  };
}

describe('the runner', () => {
  it('does not lose a wake that comes while it drains', async () => {
    const { runner, drains, drained, release } = stage();
    const first = drained();
    runner.wake();
    await first;
    const second = drained();
    runner.wake();
    release();
    await second;
    expect(drains()).toBe(2);
    release();
    await runner.stop();
  });
});
