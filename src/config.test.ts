import { readConfig } from './config.ts';

const slack = { SLACK_SIGNING_SECRET: 'fake-signing-secret', SLACK_BOT_TOKEN: 'fake-bot-token' };

describe('configuration', () => {
  it('turns the playground on when nothing is configured', () => {
    const read = readConfig({});
    expect(read.ok && read.config).toMatchObject({
      playground: true,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
    });
  });

  it('leaves the playground off when a platform is configured, and listens on every address', () => {
    const read = readConfig(slack);
    expect(read.ok && read.config).toMatchObject({ playground: false, host: '0.0.0.0' });
  });

  it('refuses to serve the playground in production unless told to', () => {
    const refused = readConfig({ NODE_ENV: 'production' });
    expect(!refused.ok && refused.problems.join()).toContain('PLAYGROUND');
    const forced = readConfig({ NODE_ENV: 'production', PLAYGROUND: '1' });
    expect(forced.ok && forced.config.playground).toBe(true);
  });

  it('names every mistake in one line each, without repeating a secret', () => {
    const read = readConfig({
      PORT: 'many',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      LINKSTAR_SECRET: 'short-secret',
      SLACK_BOT_TOKEN: 'fake-bot-token',
      LARK_APP_ID: 'cli_1',
      DINGTALK_CLIENT_ID: 'ding1',
    });
    const problems = read.ok ? [] : read.problems;
    const names = problems.map((line) => line.split(':')[0]);
    expect(names.sort()).toEqual(
      [
        'DATABASE_URL',
        'DINGTALK_CLIENT_SECRET',
        'LARK_APP_SECRET',
        'LARK_VERIFICATION_TOKEN',
        'LINKSTAR_SECRET',
        'LOG_LEVEL',
        'PORT',
        'SLACK_SIGNING_SECRET',
      ].sort(),
    );
    expect(problems.join('\n')).not.toMatch(/short-secret|fake-bot-token/);
  });

  it('requires a secret beside a database address', () => {
    const read = readConfig({ ...slack, DATABASE_URL: 'postgresql://localhost/x' });
    expect(!read.ok && read.problems[0]).toContain('LINKSTAR_SECRET');
  });

  it('takes Socket Mode without a signing secret, and OAuth without a bot token', () => {
    expect(readConfig({ SLACK_APP_TOKEN: 'fake-app', SLACK_BOT_TOKEN: 'fake-bot' }).ok).toBe(true);
    expect(readConfig({ SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: 'i', SLACK_CLIENT_SECRET: 'c' }).ok).toBe(
      true,
    );
  });

  it('looks at every value that is set, whether its platform is configured or not', () => {
    const read = readConfig({
      LARK_MODE: 'loud',
      LARK_BRAND: 'wechat',
      SLACK_API_URL: 'slack',
      DINGTALK_CORP_ID: 'ding9f50',
      DINGTALK_MODE: 'long',
      DRAIN_SECONDS: '-1',
    });
    expect(read.ok ? [] : read.problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'DINGTALK_CLIENT_ID',
      'DINGTALK_CLIENT_SECRET',
      'DINGTALK_MODE',
      'DRAIN_SECONDS',
      'LARK_BRAND',
      'LARK_MODE',
      'SLACK_API_URL',
    ]);
  });

  it('points Lark at the host of its brand', () => {
    const read = readConfig({
      LARK_APP_ID: 'a',
      LARK_APP_SECRET: 'b',
      LARK_VERIFICATION_TOKEN: 'c',
      LARK_BRAND: 'lark',
    });
    expect(read.ok && read.config.connections[0]?.endpoints).toEqual({ api: 'https://open.larksuite.com' });
  });

  it('refuses a hook path that another platform has', () => {
    const read = readConfig({
      ...slack,
      DINGTALK_CLIENT_ID: 'a',
      DINGTALK_CLIENT_SECRET: 'b',
      DINGTALK_HOOK: 'slack',
    });
    expect(!read.ok && read.problems).toEqual([
      'DINGTALK_HOOK: got "slack", needs a path that no other platform has',
    ]);
  });
});
