import { mentionsUser, readText, startsWithWord } from './read-text.ts';

const text = (raw: string) => readText(raw, 'UBOT');

describe('readText', () => {
  it.each([
    ['new a &lt;b&gt; &amp;amp; c', 'new a <b> &amp; c'],
    ['see <https://example.com/a?b=1&amp;c=2>', 'see https://example.com/a?b=1&c=2'],
    ['see <http://example.com|example.com>', 'see example.com'],
    ['see <https://example.com/a|the page>', 'see the page https://example.com/a'],
    ['write <mailto:a@b.test|a@b.test>', 'write a@b.test'],
    ['at <!date^1796083200^{date}|1 Dec 2026 00:00 UTC>', 'at 1 Dec 2026 00:00 UTC'],
    ['forged \uE0000\uE001 mention', 'forged 0 mention'],
    ['a\u00a0b', 'a b'],
  ])('reads %j as %j', (raw, read) => {
    expect(text(raw)).toEqual({ text: read, mentions: [] });
  });

  it('puts people, rooms and groups into placeholders, in their order', () => {
    expect(text('<@UBOT> assign <@W012|ann> in <#C1|ops>, <#C987|> cc <!subteam^S1|@sales> <!here>')).toEqual(
      {
        text: 'assign \uE0000\uE001 in \uE0001\uE001, \uE0002\uE001 cc \uE0003\uE001 \uE0004\uE001',
        mentions: [
          { kind: 'person', userId: 'W012', name: 'ann' },
          { kind: 'room', roomId: 'C1', name: 'ops' },
          { kind: 'room', roomId: 'C987' },
          { kind: 'other', text: '@sales' },
          { kind: 'other', text: '@here' },
        ],
      },
    );
  });

  it('knows a call of the bot with or without its name', () => {
    expect(mentionsUser('hi <@UBOT|linkstar>', 'UBOT')).toBe(true);
    expect(mentionsUser('hi <@UBOTX>', 'UBOT')).toBe(false);
    expect(mentionsUser('hi <@UBOT>', undefined)).toBe(false);
  });
});

describe('startsWithWord', () => {
  it.each([
    ['!pm done', true],
    ['  !PM done', true],
    ['！ｐｍ 完成', true],
    ['!pm新建 任务', true],
    ['!pm', true],
    ['!pmx done', false],
    ['pm done', false],
    ['say !pm', false],
  ])('judges %j', (line, starts) => {
    expect(startsWithWord(line, 'pm')).toBe(starts);
  });
});
