import type { HookRequest } from '../../adapters/contract.ts';
import { type AdapterUnderTest, type Open, sent } from './adapter.ts';

/** Which requests get in, and with which status the others are sent away. */
export function hookContract(given: AdapterUnderTest, open: Open): void {
  const { sign, windowMs, stampMs } = given;
  const stampAt = (ms: number) => String(Math.floor(ms / stampMs));

  /** The status of a refusal, or what became of the request instead. */
  async function verdict(change: (line: HookRequest) => HookRequest, now = new Date()) {
    const w = await open();
    const line = sent(w.standIn.say({ chat: 'dm:ann', as: 'ann', text: 'list' }));
    const accepted = await w.adapter.accept(change(line), w.connection, now);
    return accepted.kind === 'refused' ? accepted.status : accepted.kind;
  }
  const later = (ms: number) => new Date(Date.now() + ms);

  describe('letting requests in', () => {
    it('takes what the vendor signed', async () => {
      expect(await verdict((line) => line)).toBe('delivery');
      expect(await verdict((line) => sign(line))).toBe('delivery');
    });

    it('refuses a signature made with another secret, a changed one and none at all', async () => {
      expect(await verdict((line) => sign(line, { secret: 'not-the-secret' }))).toBe(401);
      expect(await verdict((line) => ({ ...line, headers: swapped(line.headers) }))).toBe(401);
      const bare = { 'content-type': 'application/json' };
      expect(await verdict((line) => ({ ...line, headers: bare }))).toBe(401);
      expect(await verdict((line) => ({ ...line, headers: bare, body: '' }))).toBe(401);
    });

    it('refuses a body that was changed after signing, where the signature covers it', async () => {
      const changed = await verdict((line) => ({
        ...line,
        body: line.body.replace(/list|[A-Za-z]{4}/, 'abcd'),
      }));
      expect(changed === 401).toBe(given.coversBody);
    });

    it('keeps its window to both sides', async () => {
      expect(await verdict((line) => line, later(windowMs - 10_000))).toBe('delivery');
      expect(await verdict((line) => line, later(10_000 - windowMs))).toBe('delivery');
      expect(await verdict((line) => line, later(windowMs + 2_000))).toBe(401);
      expect(await verdict((line) => line, later(-windowMs - 2_000))).toBe(401);
    });

    it.each([
      ['far ahead', '9'.repeat(11)],
      ['far beyond any date', '9'.repeat(40)],
      ['before all time', '-1'],
      ['zero', '0'],
      ['not a number', 'NaN'],
      ['an exponent', '1e12'],
      ['empty', ''],
      ['with blanks', ` ${stampAt(Date.now())} `],
    ])('refuses a properly signed timestamp that is %s', async (_name, stamp) => {
      expect(await verdict((line) => sign(line, { stamp }))).toBe(401);
    });

    it.each([
      ['nothing', ''],
      ['no JSON', '{"a":'],
      ['a list', '[]'],
      ['null', 'null'],
      ['bytes', '\u0000\uFFFD\u0001'],
    ])('answers 400 to a signed body that is %s', async (_name, body) => {
      const headers = { 'content-type': 'application/json' };
      const signed = (line: HookRequest) => sign({ ...line, headers: { ...line.headers, ...headers }, body });
      expect(await verdict(signed)).toBe(400);
    });

    it('answers 403 to what was meant for somebody else', async () => {
      expect(await verdict(given.foreign)).toBe(403);
    });
  });

  describe('naming deliveries', () => {
    it('gives the same delivery the same key however often and whenever it is sent', async () => {
      const w = await open();
      const line = sent(w.standIn.say({ chat: 'R9', as: 'ann', text: '@bot list' }));
      const keys = new Set<string>();
      for (const again of [line, sign(line), sign(line, { stamp: stampAt(Date.now() - 60_000) })]) {
        const accepted = await w.adapter.accept(again, w.connection, new Date());
        if (accepted.kind !== 'delivery') throw new Error(JSON.stringify(accepted));
        expect(accepted.delivery.budgetMs).toBeGreaterThan(0);
        keys.add(accepted.delivery.key);
      }
      expect(keys.size).toBe(1);
    });

    it('gives different acts different keys, even where people say the same again', async () => {
      const w = await open();
      const lines = [
        { chat: 'R9', as: 'ann', text: '@bot list' },
        { chat: 'R9', as: 'ann', text: '@bot list' },
        { chat: 'R9', as: 'bo', text: '@bot list' },
        { chat: 'dm:ann', as: 'ann', text: 'list' },
        { chat: 'dm:bo', as: 'bo', text: 'list' },
      ];
      const keys: string[] = [];
      for (const line of lines) keys.push((await w.hear(w.standIn.say(line))).key);
      expect(new Set(keys).size).toBe(lines.length);
    });

    it('reads the same inbound from a stored delivery however often it is dispatched', async () => {
      const w = await open();
      const line = sent(w.standIn.say({ chat: 'R9', as: 'ann', text: '@bot new Check @bo tomorrow' }));
      const first = await w.hear(line);
      w.advance(60_000);
      const second = await w.hear(line);
      expect({ ...second.inbound, reply: null }).toEqual({ ...first.inbound, reply: null });
    });
  });
}

/** The headers with one character inside the signature changed. */
function swapped(headers: Readonly<Record<string, string>>): Record<string, string> {
  const swap = (value: string) =>
    `${value.slice(0, -5)}${value.at(-5) === 'a' ? 'b' : 'a'}${value.slice(-4)}`;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /^(?:sign|.*signature)$/.test(name) ? swap(value) : value,
    ]),
  );
}
