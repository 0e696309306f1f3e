import type { Interpretation } from '../src/commands/intent.ts';
import { losAngeles, shenzhen } from '../test/golden/company.ts';
import { buttonsOf, readCard } from '../test/golden/read-card.ts';
import { askCard, draftCard, lineErrorCard } from './interpretation.ts';
import type { Card } from './model.ts';

/** What the grammar answers is what the cards take, without a translation in between. */
function cardOf(read: Interpretation, reader = losAngeles): Card | null {
  switch (read.kind) {
    case 'ask':
      return askCard(read, reader);
    case 'draft':
      return draftCard(read, reader);
    case 'error':
      return lineErrorCard(read, 'req_1', reader);
    default:
      return null;
  }
}

const intent = { operation: 'task.create', input: { title: 'Lock prices' } };

describe('the card of a line that was not simply done', () => {
  it('asks for what a verb needs, with the whole line as a title to create', () => {
    const card = cardOf({
      kind: 'ask',
      question: { code: 'needs', verb: 'due', need: 'time' },
      choices: [{ label: { say: 'create_title', title: 'due diligence' }, intent }],
      understood: { verb: 'due' },
      copy: 'due BF26-8 fri 6pm',
    });
    expect(card && readCard(card)).toEqual([
      '“due” needs more',
      'Say when, such as fri 6pm PT.',
      '[Create task «due diligence»]',
      '> /pm due BF26-8 fri 6pm',
    ]);
  });

  it('shows every reading of a time as a button holding the whole intent', () => {
    const reading = (label: string) => ({ at: new Date(0), wall: '1970-01-01T00:00:00', zone: 'UTC', label });
    const card = cardOf({
      kind: 'ask',
      question: { code: 'time_ambiguous', text: 'friday 3pm CST' },
      choices: [
        { label: { say: 'time', reading: reading('China 15:00') }, intent },
        { label: { say: 'time', reading: reading('US Central 15:00') }, intent },
      ],
      understood: { title: 'Call' },
      copy: '',
    });
    expect(card && buttonsOf(card)).toEqual([
      { label: 'China 15:00', press: intent },
      { label: 'US Central 15:00', press: intent },
    ]);
    expect(card && readCard(card)).toContain('Nothing has been changed yet.');
  });

  it('asks whether the last words of a title are its time, in both languages', () => {
    const reading = { at: new Date(0), wall: '1970-01-01T00:00:00', zone: 'UTC', label: 'Fri 25 Dec 18:00' };
    const asked = (text: string, title: string) =>
      ({
        kind: 'ask',
        question: { code: 'time_or_title', text },
        choices: [
          { label: { say: 'time', reading }, intent },
          { label: { say: 'in_title' }, intent },
        ],
        understood: { title },
        copy: '',
      }) as const;
    const card = cardOf(asked('Christmas', 'Check images Christmas'));
    expect(card && readCard(card)).toEqual([
      'A time, or part of the title?',
      '“Christmas” may be the due time, or belong to the title.',
      'Title: Check images Christmas',
      '[Fri 25 Dec 18:00] [Leave it in the title]',
      'Nothing has been changed yet.',
    ]);
    const chinese = cardOf(asked('圣诞节', '检查主图 圣诞节'), shenzhen);
    expect(chinese && readCard(chinese)).toEqual([
      '是时间，还是标题？',
      '“圣诞节”可能是截止时间，也可能是标题的一部分。',
      '标题: 检查主图 圣诞节',
      '[Fri 25 Dec 18:00] [留在标题里]',
      '目前什么都没有改动。',
    ]);
  });

  it('creates nothing for a free title until its button is pressed', () => {
    const card = cardOf({
      kind: 'draft',
      title: 'Lock prices',
      intent,
      echo: { title: 'Lock prices' },
      choices: [],
    });
    expect(card && readCard(card)).toEqual([
      'Create a task?',
      'This looks like a new task. Nothing has been created yet.',
      'Title: Lock prices',
      '[Create task «Lock prices»]',
    ]);
  });

  it('says what was understood, what is wrong and what to type instead', () => {
    const card = cardOf({
      kind: 'error',
      understood: { verb: 'assign' },
      wrong: { code: 'unknown_person', facts: { name: 'mya' } },
      copy: 'assign BF26-8 @maya',
    });
    expect(card && readCard(card)).toEqual([
      'Not understood',
      'Understood: assign',
      'Nobody here is called “mya”.',
      'Copy this line and change it as needed:',
      '> /pm assign BF26-8 @maya',
      'unknown_person · req_1',
    ]);
  });

  it('names a verb in the language of the reader', () => {
    const question = { code: 'needs', verb: 'due', need: 'time' } as const;
    const card = askCard({ question, choices: [], understood: {}, copy: '' }, shenzhen);
    expect(card.title).toBe('“截止”还缺内容');
  });

  it.each([
    [losAngeles, '“Black Friday” stays in the title, no due time'],
    [shenzhen, '“Black Friday”留在标题里，没有截止时间'],
  ])('tells of every line of a list whose end may have been a time, also far down', (reader, told) => {
    const items = Array.from({ length: 14 }, (_, i) => ({
      title: `Task ${i + 1}`,
      ...([1, 12].includes(i) && { kept: 'Black Friday' }),
    }));
    const card = draftCard({ title: 'Task 1', intent, echo: {}, items, choices: [] }, reader);
    const lines = readCard(card).filter((line) => line.includes('Task'));
    expect(lines.filter((line) => line.includes(told)).map((line) => /Task \d+/.exec(line)?.[0])).toEqual([
      'Task 2',
      'Task 13',
    ]);
    expect(lines).toHaveLength(11);
    expect(card.summary).toMatch(/These look like new tasks|看起来是几个新任务/);
  });
});
