import { readFileSync } from 'node:fs';
import { helpScreen } from './help.ts';
import { paletteEntry, usageHint } from './palette.ts';

describe('the command word in the platforms’ own palettes', () => {
  it.each(['slack-manifest.yaml', 'slack-manifest.minimal.yaml'])(
    'is hinted at in %s as it is here',
    (file) => {
      expect(readFileSync(file, 'utf8')).toContain(`usage_hint: ${usageHint()}\n`);
    },
  );

  it('names the verbs of the first help screen in both languages', () => {
    const shown = helpScreen('start', 'zh', false).groups.flatMap(({ entries }) =>
      entries.map(({ line }) => line),
    );
    const { zh, en } = paletteEntry();
    for (const verb of zh.replace(/^.*：/, '').split(' | ').slice(0, -1)) {
      expect(shown.some((line) => line.startsWith(verb))).toBe(true);
    }
    expect(en).toBe('Projects and tasks: new | done | due | my | list | help');
  });
});
