import type { InboundEvent } from '../../adapters/contract.ts';
import { eachEngine } from '../../test/database.ts';
import { type Company, foundCompany, type Person } from '../operations/testing/company.ts';
import { inSession, present } from './session.fixture.ts';
import { threadReply } from './thread.ts';

type ThreadReply = Extract<InboundEvent, { kind: 'thread_reply' }>;

eachEngine((_name, open) => {
  let company: Company;
  let task: string;
  beforeEach(async () => {
    company = await foundCompany(open);
    await present(company, 'r1', ['wang', 'mei']);
    task = await company.task({ responsible: 'wang' });
    const link = { task, room: 'r1', thread: 't1', comments: true };
    await company.act('lin', 'thread.link', link, 'r1');
  });

  const reply = (as: Person, id: string, text: string, more: Partial<ThreadReply> = {}) => {
    const message = { room: 'r1', id, thread: 't1' };
    const event: ThreadReply = {
      ...{ kind: 'thread_reply', text, mentions: [], message, edited: false },
      ...more,
    };
    return inSession(company, { as, room: 'r1', event }, (session) => threadReply(session, event));
  };
  const notes = () =>
    company.read(({ db }) =>
      db.comment.findMany({
        orderBy: { id: 'asc' },
        select: { text: true, authorId: true, editedAt: true },
      }),
    );

  it('keeps replies as notes of whoever wrote them', async () => {
    expect(await reply('wang', 'm1', 'First')).toEqual({ kind: 'silent' });
    await reply('mei', 'm2', 'Second');
    expect(await notes()).toMatchObject([
      { text: 'First', authorId: 'wang' },
      { text: 'Second', authorId: 'mei' },
    ]);
  });

  it('follows an edit, and only of a reply that became a note', async () => {
    await reply('wang', 'm1', 'Frist');
    await reply('wang', 'm1', 'First', { edited: true });
    await reply('wang', 'm0', 'Older than the link', { edited: true });
    expect(await notes()).toMatchObject([{ text: 'First', editedAt: expect.any(Date) }]);
    await reply('wang', 'm1', 'First', { edited: true });
    expect(await notes()).toHaveLength(1);
  });

  it('names the people whom it mentions', async () => {
    await reply('wang', 'm1', 'Ask \uE0000\uE001 about it', {
      mentions: [{ kind: 'person', userId: 'U-mei' }],
    });
    expect(await notes()).toMatchObject([{ text: 'Ask @Mei about it' }]);
  });

  it('keeps dropped files as attachments', async () => {
    await reply('wang', 'm1', '', { files: [{ ref: 'F1', name: 'quote.pdf', size: 10 }] });
    expect(await notes()).toEqual([]);
    const files = await company.read(({ db }) => db.attachment.findMany({ where: { taskId: task } }));
    expect(files).toMatchObject([{ name: 'quote.pdf', ref: 'F1', size: 10 }]);
  });

  it.each(['BF26-1', '#bf26-1', 'https://pm.example/t/BF26-1'])(
    'shows the task to whoever writes %s, and keeps no note',
    async (text) => {
      const shown = await reply('wang', 'm1', text);
      expect(shown).toMatchObject({
        kind: 'private',
        card: { kind: 'task', title: 'BF26-1 · Check coupon' },
      });
      expect(await notes()).toEqual([]);
    },
  );

  it('leaves replies alone once the link is gone', async () => {
    await company.act('lin', 'thread.link', { task, room: 'r1', thread: 't1', comments: false }, 'r1');
    await reply('wang', 'm1', 'Not kept');
    expect(await notes()).toEqual([]);
  });
});
