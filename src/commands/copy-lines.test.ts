import { hear } from './hear.fixture.ts';
import type { Interpretation } from './intent.ts';
import type { Speech } from './speech.ts';
import { BF26, MEMBERS, mark, member, mentionOf, PD27, type World } from './world.fixture.ts';

/** What a line that is handed back to copy leads to, typed by hand: without the platform's mentions. */
async function pasted(line: string, world: World = {}, more: Partial<Speech> = {}) {
  const found = await hear(line, world, more);
  if (!('copy' in found)) throw new Error(`nothing to copy: ${JSON.stringify(found)}`);
  return { copy: found.copy, again: await hear(found.copy, world) };
}

const people = (found: Interpretation) =>
  found.kind === 'intent' || found.kind === 'draft'
    ? [found.intent.input.responsible, ...((found.intent.input.helpers as string[] | undefined) ?? [])]
    : found.kind;

/** As platforms show people: by names that are not ours, or by none. */
const mentions: Speech['mentions'] = [
  { kind: 'person', userId: 'U-maya', name: 'Maya T. (she/her)' },
  { kind: 'person', userId: 'U-li' },
];

describe('a line to copy', () => {
  it.each([
    ['an unknown project', `new Check images ${mark(0)} fri #BF62`],
    ['a time with two readings', `new Check images ${mark(0)} friday 3pm CST`],
    ['a time in the past', `new Check images ${mark(0)} yesterday`],
    ['a time that nobody reads', `new Check images ${mark(0)} due in a few days`],
    ['a time around the person', `new Check images friday ${mark(0)} 3pm CST`],
    ['a wrong value', `new Check images ${mark(0)} est:soon`],
    ['a value for later', `new Check images ${mark(0)} remind:24h fri`],
    ['an unknown field', `new Check images ${mark(0)}\nBudget: 100`],
    ['a wrong priority in the long form', `new Check images\nWho: ${mark(0)}\nPriority: soonish\nDue: fri`],
    ['a wrong time in the long form', `new Check images\nWho: ${mark(0)}\nDue: whenever`],
    ['two times', `new Check images ${mark(0)} every:"mon 9am" friday`],
    ['a repetition with two readings', `new Check images ${mark(0)} every mon at 9`],
    ['a mistyped verb', `nwe Check images ${mark(0)} fri`],
  ])('keeps who was mentioned beside %s', async (_, line) => {
    const { copy, again } = await pasted(line, {}, { mentions });
    expect({ copy, people: people(again) }).toEqual({ copy, people: ['maya'] });
    expect(copy).not.toMatch(/[\uE000\uE001]/);
  });

  it('keeps everybody in their order and roles, in Chinese too', async () => {
    const { copy, again } = await pasted(
      `新建 检查主图 ${mark(1)} ${mark(0)} 周五5点 +@王强 !高`,
      {},
      { mentions },
    );
    expect(copy).toContain('@李婷 @Maya Torres');
    expect(again).toMatchObject({
      kind: 'intent',
      intent: { input: { responsible: 'li', helpers: ['maya'], followers: ['wang'], priority: 'high' } },
    });
  });

  it('names people whom the platform named beside the text', async () => {
    const { copy, again } = await pasted('新建 检查主图 周五5点', {}, { mentions });
    expect(copy).toMatch(/@Maya Torres @李婷$/);
    expect(people(again)).toEqual(['maya', 'li']);
  });

  it('means exactly one of two people of the same name', async () => {
    const twin = { ...member('sam'), id: 'sam2', aliases: ['sammy'] };
    const world: World = { members: [...MEMBERS, twin] };
    const said = { mentions: [{ kind: 'person' as const, userId: 'U-sam2', name: 'Sam Reed' }] };
    const { copy, again } = await pasted(`new Check images ${mark(0)} friday 3pm CST`, world, said);
    expect(copy).toContain('@sammy');
    expect(people(again)).toEqual(['sam2']);
  });

  it('keeps people in the lines of a list, and asks once for the project', async () => {
    const world: World = { room: null, roomProject: null };
    const found = await hear(`new\n- Photos ${mark(0)} fri\n- Copy ${mark(1)}`, world, { mentions });
    if (found.kind !== 'ask') throw new Error(found.kind);
    expect(found.understood.items).toEqual(['Photos @Maya Torres fri', 'Copy @Li Ting']);
    expect(found.copy).toBe('new\n- Photos @Maya Torres fri #BF26\n- Copy @Li Ting #BF26');
    expect(found.choices[1]?.intent.input.line).toBe('new\n- Photos @maya fri #PD27\n- Copy @li #PD27');
    const again = await hear(found.copy, world);
    expect(again).toMatchObject({
      kind: 'intent',
      intent: { input: { tasks: [{ responsible: 'maya' }, { responsible: 'li' }] } },
    });
  });

  it('asks for the project with the person still there', async () => {
    const world: World = { room: null, roomProject: null };
    const { copy, again } = await pasted(`new Photos ${mark(0)} fri`, world, { mentions });
    expect(copy).toBe('new Photos @Maya Torres fri #BF26');
    expect(people(again)).toEqual(['maya']);
  });

  it('writes a channel as the project that it shows', async () => {
    const said = { mentions: [{ kind: 'room' as const, roomId: 'C-bf26', name: 'black-friday' }] };
    const { copy, again } = await pasted(`new Photos ${mark(0)} friday 3pm CST`, { roomProject: PD27 }, said);
    expect(copy).toContain('#BF26');
    expect(again).toMatchObject({ intent: { input: { project: BF26.id } } });
  });

  it.each([
    ['new Photos morning of 11/5 at 9am', 'new Photos 11/5 at 9am'],
    ['new Photos not friday 5pm', 'new Photos friday 5pm'],
    ['new Photos starting January 7th', 'new Photos fri 6pm'],
  ])('keeps the day and clock that end words nobody reads: “%s” becomes “%s”', async (line, copy) => {
    const found = await pasted(line);
    expect(found.copy).toBe(copy);
    expect(found.again).toMatchObject({ kind: 'intent', intent: { input: { due: expect.anything() } } });
  });

  it('is printed anew where the words to correct are not in one piece', async () => {
    const { copy } = await pasted(`new Photos friday @maya 3pm CST`);
    expect(copy).toBe('new Photos @Maya Torres #BF26 2026-10-30 15:00 Asia/Shanghai');
  });

  it('still calls somebody who is not linked by the name that the platform gave', async () => {
    const found = await hear(
      `new Photos ${mark(0)} ${mark(1)}`,
      {},
      {
        mentions: [...mentionOf('maya'), { kind: 'person', userId: 'U-x', name: 'Xavier' }],
      },
    );
    expect(found).toMatchObject({ kind: 'ask', copy: 'new Photos @Maya Torres' });
  });
});
