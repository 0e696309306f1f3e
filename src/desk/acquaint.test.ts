import type { Adapter, Connection, Inbound } from '../../adapters/contract.ts';
import { createAcquaintances } from './acquaint.ts';

const inbound: Inbound = {
  ...{ platform: 'lark', connectionId: 'lark', deliveryKey: 'k', at: new Date(0) },
  ...{ workspace: { id: 'w1' }, room: { id: 'R1', kind: 'group' }, person: { userId: 'U1' } },
  event: { kind: 'command', text: '', mentions: [], trigger: 'direct' },
};

function open() {
  let asked = 0;
  const adapter = {
    lookupPerson: async () => {
      asked += 1;
      return { name: 'Ann' };
    },
    lookupRoom: async () => ({ members: ['U1'] }),
  } as unknown as Adapter;
  const acquaintances = createAcquaintances({
    ...{ clock: { now: () => new Date(0) }, within: async (_ms, work) => work },
    log: { info() {}, warn() {}, error() {} },
    line: async () => ({ adapter, connection: {} as Connection }),
  });
  return { acquaintances, asked: () => asked };
}

describe('who somebody is', () => {
  it('is asked once, and told again only where it was not kept', async () => {
    const { acquaintances, asked } = open();
    expect(await acquaintances.ask(inbound)).toEqual({ person: { name: 'Ann' }, room: { members: ['U1'] } });
    expect(await acquaintances.ask(inbound)).toEqual({ person: null, room: null });
    expect((await acquaintances.ask(inbound, true)).person).toEqual({ name: 'Ann' });
    expect(asked()).toBe(1);
  });

  it('is asked again after everything was forgotten', async () => {
    const { acquaintances, asked } = open();
    await acquaintances.ask(inbound);
    acquaintances.forget();
    expect((await acquaintances.ask(inbound)).person).toEqual({ name: 'Ann' });
    expect(asked()).toBe(2);
  });
});
