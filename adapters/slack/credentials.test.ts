import { parseSlackCredentials } from './credentials.ts';

describe('parseSlackCredentials', () => {
  it('reads a signing secret that is being replaced, newest first', () => {
    expect(parseSlackCredentials({ signingSecret: 'new, old', botToken: 'xoxb-1' })).toEqual({
      ok: true,
      credentials: { signingSecrets: ['new', 'old'], botToken: 'xoxb-1' },
    });
  });

  it('needs no signing secret where an app-level token opens Socket Mode', () => {
    expect(parseSlackCredentials({ appToken: 'xapp-1', botToken: 'xoxb-1' }).ok).toBe(true);
  });

  it('takes client id and secret in place of a bot token', () => {
    expect(parseSlackCredentials({ signingSecret: 's', clientId: '1.2', clientSecret: 'c' }).ok).toBe(true);
  });

  it.each([
    [{}, ['signingSecret: missing', 'botToken: missing']],
    [{ signingSecret: 's', clientId: '1.2' }, ['clientSecret: missing']],
    [{ signingSecret: 's', botToken: 'xapp-1' }, ['botToken: is not a bot token']],
    [{ signingSecret: 's', botToken: 'xoxb-1', appToken: 'xoxb-1' }, ['appToken: is not an app-level token']],
    [{ signingSecret: 'a,b,c', botToken: 'xoxb-1' }, ['signingSecret: got 3 secrets']],
    [{ signingSecret: 7, botToken: 'xoxb-1' }, ['signingSecret: needs a non-empty text']],
  ])('says one line a mistake for %j, without quoting a secret', (input, starts) => {
    const read = parseSlackCredentials(input);
    expect(read.ok).toBe(false);
    const problems = read.ok ? [] : read.problems;
    expect(problems).toHaveLength(starts.length);
    starts.forEach((start, i) => {
      expect(problems[i]).toMatch(new RegExp(`^${start}`));
    });
    expect(problems.join()).not.toContain('xoxb-1');
  });
});
