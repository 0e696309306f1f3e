import { createLog } from './log.ts';
import { safeFields, withoutSecrets } from './log-fields.ts';

function written(say: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  say(createLog('trace', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('strikes out fields that hold secrets, at any depth and in either spelling', () => {
    const line = written((log) =>
      log.info(
        { a: { b: { c: { botToken: 's1', response_url: 's2' } } }, list: [{ app_secret: 's3' }] },
        'said',
      ),
    );
    expect(line).not.toMatch(/s[123]"/);
    expect(JSON.parse(line).a.b.c).toEqual({ botToken: '[redacted]', response_url: '[redacted]' });
  });

  it('keeps of an error its name, code, message and cause, and none of what a library hung on it', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const error = Object.assign(new Error('no answer', { cause }), {
      name: 'AxiosError',
      config: { headers: { Authorization: 'Bearer abc' }, data: 'app_secret=xyz' },
    });
    const line = JSON.parse(written((log) => log.error({ err: error, connection: 'lark' }, 'a call failed')));
    expect(line).toMatchObject({ connection: 'lark', err: { name: 'AxiosError', message: 'no answer' } });
    expect(line.err.cause).toMatchObject({ message: 'refused', code: 'ECONNREFUSED' });
    expect(line.err.config).toBeUndefined();
  });

  it('strikes out what has the shape of a secret, in messages and texts too', () => {
    const line = written((log) => {
      log.warn(
        { detail: 'used xoxb-12-34-abcDEF for it' },
        'posting to https://hooks.slack.com/commands/T1/2/x failed',
      );
      log.warn(
        { at: 'https://oapi.dingtalk.com/robot/sendBySession?session=f5e21b' },
        'Bearer t-g104.abc refused',
      );
      log.warn({ url: 'postgresql://user:pass@db.local:5432/x' }, 'cannot connect');
    });
    expect(line).not.toMatch(/abcDEF|T1\/2|f5e21b|t-g104|pass/);
    expect(line).toContain('postgresql://[redacted]@db.local:5432/x');
    for (const one of line.trim().split('\n')) expect(() => JSON.parse(one)).not.toThrow();
  });

  it('leaves what is no secret as it was', () => {
    const fields = {
      connection: 'slack',
      status: 401,
      ok: true,
      none: null,
      at: new Date(0),
      code: '230020',
    };
    expect(safeFields(fields)).toEqual({ ...fields, at: '1970-01-01T00:00:00.000Z' });
    expect(withoutSecrets('BF26-3 done, see https://example.com/t/BF26-3')).toBe(
      'BF26-3 done, see https://example.com/t/BF26-3',
    );
  });

  it('ends with what refers to itself', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop.self = loop;
    expect(JSON.stringify(safeFields({ loop }))).toContain('[deeper]');
  });
});
