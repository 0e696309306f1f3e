import { readWorkerConfig } from './settings.ts';

const HYPERDRIVE = { connectionString: 'postgresql://user:pass@x.hyperdrive.local:5432/linkstar' };
const GOOD = {
  HYPERDRIVE,
  PUBLIC_URL: 'https://linkstar.example.workers.dev/',
  LINKSTAR_SECRET: Buffer.alloc(32, 7).toString('base64'),
};

describe('the configuration of a Worker', () => {
  it('takes the database from Hyperdrive and never has a playground', () => {
    const read = readWorkerConfig({ ...GOOD, PLAYGROUND: '1', DATABASE_URL: 'mysql://elsewhere' });
    expect(read).toMatchObject({
      ok: true,
      config: {
        databaseUrl: HYPERDRIVE.connectionString,
        playground: false,
        publicUrl: 'https://linkstar.example.workers.dev',
      },
    });
  });

  it('names everything that is missing, one line each', () => {
    const read = readWorkerConfig({ SLACK_SIGNING_SECRET: 'secret' });
    expect(read.ok ? [] : read.problems.map((line) => line.split(':')[0])).toEqual([
      'HYPERDRIVE',
      'PUBLIC_URL',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
    ]);
  });

  it('refuses what needs a connection that stays open', () => {
    const read = readWorkerConfig({
      ...GOOD,
      SLACK_APP_TOKEN: 'xapp-1-secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
      DINGTALK_CLIENT_ID: 'id',
      DINGTALK_CLIENT_SECRET: 'secret',
      DINGTALK_MODE: 'stream',
    });
    const problems = read.ok ? [] : read.problems;
    expect(problems.map((line) => line.split(':')[0])).toEqual(['SLACK_APP_TOKEN', 'DINGTALK_MODE']);
    expect(problems.join()).not.toContain('xapp-1-secret');
  });
});
