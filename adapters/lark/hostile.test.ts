import fc from 'fast-check';
import type { Block, Line, MintedCard } from '../../cards/model.ts';
import type { LarkCard } from './card.ts';
import { escapeMarkdown, linkTarget } from './escape.ts';
import { render } from './render.ts';
import { brokenRules } from './rules.ts';

function card(blocks: readonly Block<string>[], over: Partial<MintedCard>): MintedCard {
  return { kind: 'task', locale: 'en', tone: 'open', title: '', summary: '', blocks, ...over };
}

/** Control sequences of all three platforms, to be put together at random. */
const MARKS = [
  '<at id=all></at>',
  "<at id='ou_x'></at>",
  '<at user_id="all"></at>',
  '<person id=ou_a></person>',
  '<!channel>',
  '<@U123>',
  '<https://x.test|y>',
  '[a](https://x.test)',
  '![a](img_1)',
  '<font color=red>',
  '</font>',
  '<br>',
  '<link url=https://x.test>',
  '**',
  '__',
  '~~',
  '`',
  '```',
  '# ',
  '- ',
  '1. ',
  '> ',
  '| a |',
  '&#60;',
  '&lt;at id=all&gt;',
  '@all',
  '@13800000000',
  ':DONE:',
  'dingtalk://',
  '$x$',
  '\n',
  '\r\n',
  '\\',
  '"',
  "'",
  '\u0000',
  '\u2028',
  '</text_tag>',
  'a',
  '中',
  ' ',
];

const hostile = fc.array(fc.constantFrom(...MARKS), { maxLength: 12 }).map((parts) => parts.join(''));

describe('text from people', () => {
  it('never becomes a mention, a link or markup', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const line: Line = [
          { type: 'text', text: a, style: 'strong' },
          { type: 'text', text: b },
          { type: 'person', name: a, userId: b, notify: true },
          { type: 'text', text: b, style: 'code' },
          { type: 'text', text: a, style: 'struck' },
          { type: 'link', text: a, url: `https://x.test/${encodeURIComponent(b)}` },
          { type: 'text', text: a, style: 'muted' },
        ];
        const { payload, losses } = render(
          card(
            [
              { type: 'text', line },
              { type: 'note', line },
              { type: 'facts', items: [{ label: a, value: line }] },
              { type: 'list', items: [{ line, button: { label: b, press: 'tok' } }] },
              { type: 'copy', text: a },
              {
                type: 'form',
                fields: [{ type: 'text', name: 'x', label: a, hint: b, error: a, value: b, placeholder: a }],
                submit: { label: a, press: 'tok' },
              },
            ],
            { title: a, summary: b || 's' },
          ),
          'room',
        );
        const shown = { ...(payload as LarkCard), config: undefined };
        expect(brokenRules({ ...shown, config: (payload as LarkCard).config }).filter(notEmptyText)).toEqual(
          [],
        );
        expect(losses.every(({ what }) => what === 'button_label_cut')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  /** A title of control characters alone leaves an empty summary, which the rules call broken but Lark takes. */
  const notEmptyText = (problem: string) => !problem.startsWith('config.summary.content');

  it('reads as typed once entities are decoded', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const decoded = escapeMarkdown(text)
          .replaceAll('<br>', '\n')
          .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
          .replaceAll('&sim;', '~');
        expect(decoded).toBe(text.replaceAll('\u0000', '').replace(/\r\n|[\u2028\r]/g, '\n'));
      }),
    );
  });

  it('links to http and https alone', () => {
    expect(linkTarget('javascript:alert(1)')).toBeNull();
    expect(linkTarget('lark://x')).toBeNull();
    expect(linkTarget('https://x.test/a)[b](c "d')).not.toMatch(/[()[\]"\s]/);
  });
});
