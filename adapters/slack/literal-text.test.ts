import fc from 'fast-check';
import { type MintedCard, plain } from '../../cards/model.ts';
import type { Surface } from '../contract.ts';
import { card } from './block-kit.fixture.ts';
import { renderCard, renderMessage } from './render.ts';
import type { Native } from './render-line.ts';

const SIGNS = [
  '<!channel>',
  '<!here|x>',
  '<@U123>',
  '<@U123|bob>',
  '<#C1|ops>',
  '<https://evil.test|click>',
  'https://evil.test',
  '@all',
  '<at id=all></at>',
  '<at user_id="all">x</at>',
  '[x](https://evil.test)',
  '![i](dtmd://x)',
  '*b*',
  '_i_',
  '~s~',
  '`c`',
  '```',
  '> q',
  '# h',
  '&lt;!channel&gt;',
  '&amp;',
  ':tada:',
  '\n',
  '|',
  '{date}',
  '<!date^1^{date}|x>',
  'mailto:a@b.test',
  '·',
  ' ',
  'x',
  '中',
  '😀',
];
const hostile = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''));

/** All native objects inside a payload. */
function* natives(value: unknown): Generator<Native> {
  if (Array.isArray(value)) for (const item of value) yield* natives(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Native;
    for (const item of Object.values(value)) yield* natives(item);
  }
}

function hostileCard(text: string): MintedCard {
  const line = [
    { type: 'text', text, style: 'strong' },
    { type: 'text', text },
    { type: 'person', name: text },
  ] as const;
  return card(
    [
      { type: 'text', line },
      { type: 'facts', items: [{ label: text, value: line }] },
      { type: 'list', items: [{ line, button: { label: text, press: 't' } }, { line }] },
      { type: 'copy', text },
      { type: 'note', line },
      {
        type: 'form',
        fields: [
          { type: 'text', name: 'a', label: text, value: text, hint: text, placeholder: text, error: text },
          { type: 'select', name: 'b', label: text, options: [{ value: 'v', label: text }] },
        ],
        submit: { label: text, press: 't' },
      },
    ],
    { title: text, summary: text },
  );
}

describe('text from people', () => {
  it('never becomes a mention, a link or markup, whatever control sequences of the three platforms it holds', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom<Surface>('room', 'private', 'form', 'home'), (text, surface) => {
        const { payload } = renderCard(hostileCard(text), surface);
        for (const native of natives(payload)) {
          expect(['user', 'usergroup', 'channel', 'broadcast', 'link', 'emoji', 'date']).not.toContain(
            native.type,
          );
          if (native.type === 'plain_text') expect(native.emoji).toBe(false);
          if (native.type !== 'mrkdwn') continue;
          expect(native.verbatim).toBe(true);
          // What is left after our own bold must be free of every sign that mrkdwn reads.
          const said = String(native.text).replaceAll(/&(amp|lt|gt);/g, '');
          expect(said).not.toMatch(/[<>&_~`]|:[\w+'-]+:/);
          expect((said.match(/\*/g) ?? []).length % 2).toBe(0);
        }
        if (surface === 'room') expect(String((payload as Native).text)).not.toMatch(/[<>]/);
      }),
      { numRuns: 400, seed: 20261121 },
    );
  });

  it('is shown letter by letter in a list line, styled or not', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = plain(text);
        const shown = card([{ type: 'list', items: [{ line, button: { label: 'x', press: 't' } }] }]);
        const [, item] = renderMessage(shown).payload.blocks;
        const object = (item?.text ?? {}) as { type?: string; text?: string };
        if (object.type === 'plain_text') expect(object.text).toBe(text);
        if (object.type === 'mrkdwn') {
          const read = object.text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
          expect(read).toBe(text);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('mentions nobody by a name, an unknown kind of id or without being asked to', () => {
    const line = [
      { type: 'person', name: '<!channel>', userId: '!channel', notify: true },
      { type: 'person', name: 'Maya', userId: 'U1' },
    ] as const;
    const text = JSON.stringify(renderMessage(card([{ type: 'text', line }])).payload);
    expect(text).not.toContain('user_id');
  });

  it('becomes no link by an address that is not of the web', () => {
    const line = [{ type: 'link', text: 'x', url: 'javascript:alert(1)' }] as const;
    expect(JSON.stringify(renderMessage(card([{ type: 'text', line }])).payload)).not.toContain('javascript');
  });
});
