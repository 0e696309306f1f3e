import { readFileSync } from 'node:fs';
import { commandsPage } from '../../scripts/commands-page.ts';
import { VERBS } from '../../src/commands/verbs.ts';

const file = new URL('../../docs/commands.md', import.meta.url);

describe('docs/commands.md', () => {
  it('says what the service understands; where it does not, run npm run reference', () => {
    expect(readFileSync(file, 'utf8')).toBe(commandsPage());
  });

  it('names every verb by its first word in both languages', () => {
    const page = readFileSync(file, 'utf8');
    const missing = VERBS.flatMap((verb) => [verb.en[0] ?? '', verb.zh[0] ?? '']).filter(
      (word) => !page.includes(word),
    );
    expect(missing).toEqual([]);
  });
});
