import { fold } from './fold.ts';
import { FURTHER_LINES } from './further-lines.fixture.ts';
import type { Interpretation } from './intent.ts';
import { interpret } from './interpret.ts';
import { type Names, printIntent } from './print.ts';
import { BF26, inAngeles, inShenzhen, lookupOf, MEMBERS, PD27 } from './world.fixture.ts';

const names: Names = {
  member: (id) => MEMBERS.find((member) => member.id === id)?.name,
  task: (id) => id.replace('task-', 'BF26-'),
  project: (id) => [BF26, PD27].find((project) => project.id === id)?.code,
};

/** What became of a line, in one sentence: the canonical line, what is asked, or what is wrong. */
function told(found: Interpretation): string {
  switch (found.kind) {
    case 'intent':
    case 'draft': {
      const { operation, input } = found.intent;
      const line = printIntent(found.intent, 'en', names) ?? `${operation} ${JSON.stringify(input)}`;
      const { due, kept } = found.echo;
      const notes = due && due.notes.length > 0 ? ` [${due.notes.join(' ')}]` : '';
      const offers = [...(due?.chips ?? []), ...(kept?.chips ?? [])].map(({ reading }) =>
        reading.wall.slice(0, 16),
      );
      return `${found.kind === 'draft' ? 'draft: ' : ''}${line}${notes}${kept ? ` kept ${kept.text}` : ''}${offers.length > 0 ? ` or ${offers.join(', ')}` : ''}`;
    }
    case 'ask': {
      const { question } = found;
      const code = question.code === 'problem' ? question.problem.code : question.code;
      return `? ${code}: ${found.choices.map(({ label }) => (label.say === 'time' ? label.reading.label : label.say)).join(' | ')}`;
    }
    case 'error':
      return `! ${found.wrong.code}`;
    default:
      return found.kind;
  }
}

/** A row of the fixture as it is said, and where. */
function speechOf(row: string) {
  const [said = ''] = row.split(' => ');
  const line = said.slice(2);
  const lookup = lookupOf(/ this$|这个$/.test(line) ? { thread: 'BF26-8' } : {});
  const hear = (text: string) => interpret(said.startsWith('L') ? inAngeles(text) : inShenzhen(text), lookup);
  return { line, hear };
}

const wide = (line: string) =>
  line.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　');

describe('further lines', () => {
  it('printed back in canonical form mean the same, in either language', async () => {
    let printed = 0;
    for (const row of FURTHER_LINES) {
      const { line, hear } = speechOf(row);
      const found = await hear(line);
      if (found.kind !== 'intent') continue;
      for (const locale of ['en', 'zh'] as const) {
        const again = printIntent(found.intent, locale, names);
        if (again === null) continue;
        printed++;
        const back = await hear(again);
        expect({ again, intent: back.kind === 'intent' ? back.intent : back.kind }).toEqual({
          again,
          intent: found.intent,
        });
      }
    }
    expect(printed).toBeGreaterThan(200);
  });

  it('mean the same in full-width letters, digits, marks and blanks', async () => {
    for (const row of FURTHER_LINES) {
      const { line, hear } = speechOf(row);
      // Quotes, links, lists of lines and zones with a slash keep their own shape.
      if (/["“「\n]|https?:/.test(line)) continue;
      const [narrow, broad] = [await hear(line), await hear(wide(line))];
      // Free text is kept as it was typed, so both are folded.
      expect([line, fold(told(broad))]).toEqual([line, fold(told(narrow))]);
    }
  });

  it.each(FURTHER_LINES)('%s', async (row) => {
    const { line, hear } = speechOf(row);
    const [, expected] = row.split(' => ');
    const found = await hear(line);
    expect(told(found)).toBe(expected);
  });
});
