import { statementNames } from './statement-names.ts';

describe('the names of kept statements', () => {
  it('are the same for the same text and for no other', () => {
    const named = statementNames();
    const first = named('SELECT 1');
    expect(named('SELECT 2')).not.toBe(first);
    expect(named('SELECT 1')).toBe(first);
    expect(first).not.toBe('');
  });

  it('are not given where a migration may change the columns', () => {
    const named = statementNames();
    expect(named('SELECT * FROM "outbox"')).toBe('');
    expect(named('UPDATE "outbox" o SET "unclear" = true RETURNING oldest.*')).toBe('');
    expect(named('SELECT count(*) FROM "outbox"')).not.toBe('');
  });

  it('run out, so that texts of every length do not fill the server', () => {
    const named = statementNames();
    const names = Array.from({ length: 600 }, (_, n) => named(`SELECT ${n}`));
    expect(new Set(names.slice(0, 500)).size).toBe(500);
    expect(names.slice(500)).toEqual(Array(100).fill(''));
    expect(named('SELECT 3')).toBe(names[3]);
  });
});
