import fc from 'fast-check';
import type { Block } from '../../cards/model.ts';
import { readMarkdown } from '../../playground/dingtalk/markdown.ts';
import { bytes } from './escape.ts';
import { faceOf, publicParams } from './face.ts';
import { LIMITS } from './limits.ts';
import { button, taskCard } from './loop.fixture.ts';
import { plainRobotMessage, webhookMarkdown } from './render.ts';

const text = (line: string): Block<string> => ({ type: 'text', line: [{ type: 'text', text: line }] });

describe('text from people', () => {
  const attack = fc.constantFrom(
    '<!channel>',
    '<!here|x>',
    '<@U123>',
    '<https://evil.example|bank>',
    '&lt;!channel&gt;',
    '*bold*',
    '_it_',
    '~no~',
    '`code`',
    '```',
    '<at id=all></at>',
    '<at user_id="all">x</at>',
    '<a href="https://e.example">x</a>',
    '<text_tag>',
    '[link](https://evil.example)',
    '![img](https://evil.example/x.png)',
    '<a atId=u100>Mei</a>',
    '@ALL',
    '@u100',
    '<font colorTokenV2=common_blue1_color>x</font>',
    '<br>',
    '# ',
    '> ',
    '- ',
    '1. ',
    '***',
    '| a | b |\n|-|-|',
    'https://evil.example',
    'www.evil.example',
    'dtmd://dingtalkclient/sendMessage?content=x',
    '\\',
    '\n',
    '\u202E',
    '{{var}}',
    '$' + '{x}',
    '&#60;b&#62;',
    '）',
    '字',
    'plain',
    ' ',
    '"',
    "'",
    '(',
    ')',
    '+',
    '=',
    '.',
  );
  const attacks = fc.array(attack, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  const visible = (value: string) =>
    value
      .replace(/[\r\n]+/g, ' ')
      .replace(/\u202E/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const unescaped = /(?<!\\)(?:\\\\)*[[\]`*@#!]|<(?!br>)|(?<!\\):\/\/|(?<!\\)www\./;

  it('is shown letter by letter, and never becomes a mention, a link or markup', () => {
    fc.assert(
      fc.property(attacks, (typed) => {
        const { markdown } = faceOf(taskCard({ blocks: [text(typed)] }));
        expect(markdown).not.toMatch(unescaped);
        expect(visible(readMarkdown(markdown))).toBe(visible(typed));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves no markup character in titles, labels, tips and names', () => {
    fc.assert(
      fc.property(attacks, (typed) => {
        const card = taskCard({
          title: typed,
          summary: typed,
          blocks: [
            { type: 'text', line: [{ type: 'person', name: typed, userId: 'u100', notify: true }] },
            {
              type: 'facts',
              items: [{ label: typed, value: [{ type: 'text', text: typed, style: 'strong' }] }],
            },
            { type: 'actions', buttons: [button(typed, 'tok1')] },
          ],
        });
        const face = faceOf(card);
        const plain = [
          face.title,
          face.summary,
          ...face.buttons.map((one) => one.label),
          ...Object.values(face.mentions),
        ];
        for (const value of plain) expect(value).not.toMatch(/[[\]<>*`~\\@\n\u202E]|:\/\/|^\s*#/);
        expect(face.markdown.replace(/\*\*/g, '')).not.toMatch(unescaped);
        expect(Object.keys(face.mentions)).toEqual(['u100']);
      }),
      { numRuns: 200 },
    );
  });

  it('cannot leave a line to copy, nor a message', () => {
    fc.assert(
      fc.property(attacks, (typed) => {
        const card = taskCard({ blocks: [{ type: 'copy', text: typed }, text(typed)] });
        expect(faceOf(card).markdown.match(/```/g)).toHaveLength(2);
        const { text: sent } = webhookMarkdown(card).markdown;
        expect(sent.replace(/^#### /, '').replace(/\n> /, '')).not.toMatch(unescaped);
      }),
      { numRuns: 200 },
    );
  });

  it('of any kind keeps every value within its bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 12 }), (lines) => {
        const card = taskCard({ title: lines.join(' '), summary: lines.join(''), blocks: lines.map(text) });
        for (const value of Object.values(publicParams(faceOf(card)))) {
          expect(bytes(value)).toBeLessThanOrEqual(LIMITS.cardValueBytes);
        }
        const { msgParam } = plainRobotMessage(card, null);
        expect(bytes(msgParam)).toBeLessThanOrEqual(LIMITS.msgParamBytes);
      }),
      { numRuns: 100 },
    );
  });
});
