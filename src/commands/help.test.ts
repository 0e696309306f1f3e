import { examples, helpScreen } from './help.ts';
import { interpret } from './interpret.ts';
import { referencePage } from './reference.ts';
import { VERBS } from './verbs.ts';
import { inAngeles, inShenzhen, lookupOf } from './world.fixture.ts';

const lines = (screen: ReturnType<typeof helpScreen>) =>
  screen.groups.flatMap(({ entries }) => entries.map(({ line }) => line));

describe('help', () => {
  it('begins with five verbs in the reader’s language', () => {
    const first = (locale: 'zh' | 'en') =>
      lines(helpScreen('start', locale, false)).map((line) => line.split(' ')[0]);
    expect(first('en')).toEqual(['new', 'done', 'due', 'my', 'list']);
    expect(first('zh')).toEqual(['新建', '完成', '截止', '我的', '列表']);
  });

  it('shows lines that can be typed', async () => {
    for (const line of [...lines(helpScreen('start', 'en', false)), ...examples('en')]) {
      expect({ line, kind: (await interpret(inAngeles(line), lookupOf())).kind }).toEqual({
        line,
        kind: 'intent',
      });
    }
    for (const line of [...lines(helpScreen('start', 'zh', false)), ...examples('zh')]) {
      expect({ line, kind: (await interpret(inShenzhen(line), lookupOf())).kind }).toEqual({
        line,
        kind: 'intent',
      });
    }
    expect(examples('zh')).toHaveLength(3);
  });

  it('lists every verb there is under all, and none that comes later', () => {
    const all = lines(helpScreen('all', 'en', true)).join('\n');
    for (const verb of VERBS) {
      const shown = all.split('\n').some((line) => line === verb.name || line.startsWith(`${verb.name} `));
      expect({ verb: verb.name, shown }).toEqual({ verb: verb.name, shown: !verb.reserved });
    }
  });

  it('keeps the admin topic to admins', () => {
    expect(helpScreen('admin', 'en', true).topic).toBe('admin');
    expect(helpScreen('admin', 'en', false)).toMatchObject({ topic: 'start', unknown: 'admin' });
    expect(lines(helpScreen('all', 'en', false)).some((line) => line.startsWith('bind'))).toBe(false);
  });

  it('shows one verb with an example', () => {
    const screen = helpScreen('due', 'zh', false);
    expect(lines(screen)).toEqual(['截止 [任务] <时间>', '截止 BF26-8 周五下午6点']);
    expect(helpScreen('nonsense', 'zh', false)).toMatchObject({ topic: 'start', unknown: 'nonsense' });
  });

  it('makes a reference page in each language', () => {
    for (const verb of VERBS) {
      expect(referencePage('en')).toContain(`\`${verb.en[0]}`);
      expect(referencePage('zh')).toContain(`\`${verb.zh[0]}`);
    }
  });
});
