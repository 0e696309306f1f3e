import type { InboundEvent } from '../../adapters/contract.ts';
import { eachEngine } from '../../test/database.ts';
import { type Company, foundCompany, type Person } from '../operations/testing/company.ts';
import { hear } from './hear.ts';
import { inSession, present } from './session.fixture.ts';

type Command = Extract<InboundEvent, { kind: 'command' }>;

eachEngine((_name, open) => {
  let company: Company;
  beforeEach(async () => {
    company = await foundCompany(open);
    await company.task();
    await company.write(async ({ db }) => {
      await db.postedCard.deleteMany({});
    });
  });

  const say = (as: Person, text: string, trigger: Command['trigger'] = 'mention') => {
    const event: Command = {
      kind: 'command',
      text,
      mentions: [],
      trigger,
      message: { room: 'r1', id: 'm1' },
    };
    return inSession(company, { as, room: 'r1', event }, (session) => hear(session, event));
  };
  const cards = () => company.read(({ db }) => db.postedCard.count({ where: { roomId: 'r1' } }));

  it.each(['BF26-1', 'https://pm.example/t/BF26-1'])('shows %s to a room of colleagues', async (line) => {
    await present(company, 'r1', ['lin', 'mei']);
    expect(await say('mei', line)).toEqual({ kind: 'silent' });
    expect(await cards()).toBe(1);
  });

  it('shows it to whoever asked where somebody in the room may not see it', async () => {
    await present(company, 'r1', ['lin', 'zhou']);
    expect(await say('lin', 'BF26-1')).toMatchObject({ kind: 'private', card: { kind: 'task' } });
    expect(await cards()).toBe(0);
  });

  it('shows it to a room with an external whose own task it is', async () => {
    await present(company, 'r1', ['lin', 'zhou']);
    await company.task({ title: 'For the factory', responsible: 'zhou' });
    expect(await say('lin', 'BF26-2')).toEqual({ kind: 'silent' });
  });

  it('shows it to whoever asked where outsiders may listen unknown', async () => {
    await present(company, 'r1', ['lin']);
    await company.write(async ({ db }) => {
      await db.room.updateMany({ where: { id: 'r1' }, data: { audience: null } });
    });
    expect(await say('lin', 'BF26-1')).toMatchObject({ kind: 'private' });
    expect(await cards()).toBe(0);
  });

  it('keeps a slash command between the bot and its speaker', async () => {
    await present(company, 'r1', ['lin']);
    expect(await say('lin', 'BF26-1', 'slash')).toMatchObject({ kind: 'private' });
  });

  it('takes a key among other words for no command', async () => {
    await present(company, 'r1', ['lin']);
    expect(await say('lin', 'Waiting for BF26-1 since Monday')).toMatchObject({
      kind: 'private',
      card: { kind: 'choice' },
    });
    expect(await cards()).toBe(0);
  });
});
