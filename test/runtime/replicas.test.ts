import { built } from '../built.ts';
import { withServer } from './server.ts';
import { readiness, type Service, startNode } from './service.ts';
import { send, slackCommand } from './signed.ts';
import { stage } from './stage.ts';
import {
  bindCodeOf,
  channelsWith,
  LINKSTAR_SECRET,
  openProject,
  SLACK,
  slackEnv,
  speaker,
  taskTitles,
} from './talk.ts';
import type { Vendor } from './vendor.ts';

withServer('two replicas on one PostgreSQL', () => {
  const on = stage();
  let vendor: Vendor;
  let replicas: [Service, Service];
  let env: Record<string, string>;

  beforeAll(async () => {
    const url = await on.database();
    [vendor] = await Promise.all([on.vendor(), built()]);
    env = {
      ...slackEnv(vendor),
      DRAIN_SECONDS: '60',
      DATABASE_URL: url,
      DATA_DIR: await on.directory(),
      LINKSTAR_SECRET,
    };
    // Together, so that both find a database without tables: one migrates it, the other waits.
    replicas = await Promise.all([startNode(env), startNode(env)]);
    const printed = await Promise.any(replicas.map((one) => bindCodeOf(one).then(() => one)));
    await openProject(speaker(vendor), printed);
  });

  it('print one bind code between them', () => {
    const said = replicas.map((one) => one.said()).join('');
    expect(said.match(/type: {2}bind /g)).toHaveLength(1);
  });

  it('make one task and one card a room of a delivery that comes twenty times at once', async () => {
    const responseUrl = `${vendor.url}/slack/api/respond`;
    const given = { text: 'new #RT26 Once and only once', trigger: '77.7.same', responseUrl };
    const webhook = slackCommand(SLACK.signingSecret, given);
    const answers = await Promise.all(
      replicas.flatMap((replica) => Array.from({ length: 10 }, () => send(replica.url, webhook))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await vendor.until((calls) => channelsWith(calls, 'Once and only once').length >= 2);
    // A marker sent behind it in both lanes: whatever was to come before it has come.
    await speaker(vendor)(replicas[1], 'new #RT26 Marker');
    await vendor.until((calls) => channelsWith(calls, 'Marker').length >= 2);
    expect(channelsWith(vendor.calls, 'Once and only once')).toEqual(['C0001', 'C0002']);
    expect((await taskTitles(replicas[0])).filter((title) => title === 'Once and only once')).toHaveLength(1);
  });

  it('lose no request while one of them is stopped and replaced', async () => {
    const told: number[] = [];
    let stopped = false;
    let sent = 0;
    const [leaving, staying] = replicas;
    // As a load balancer would: a replica gets requests until it says that it is not ready.
    const load = async (lane: number): Promise<void> => {
      while (!stopped) {
        sent += 1;
        const target = leaves ? staying : sent % 2 === 0 ? leaving : staying;
        const text = `note RT26-1 line ${lane}-${sent}`;
        const webhook = slackCommand(SLACK.signingSecret, { text, trigger: `load.${lane}.${sent}` });
        told.push((await send(target.url, webhook).catch(() => ({ status: 0 }))).status);
      }
    };
    let leaves = false;
    const lanes = [1, 2, 3, 4].map(load);
    while (told.length < 20) await new Promise((resolve) => setTimeout(resolve, 20));
    leaving.process.kill('SIGTERM');
    const asked = told.length;
    await readiness(leaving.url, 503);
    while (told.length < asked + 20) await new Promise((resolve) => setTimeout(resolve, 20));
    leaves = true;
    // The second signal ends the grace.
    expect(await leaving.stop()).toBe(0);
    const next = await startNode(env);
    replicas = [next, staying];
    stopped = true;
    await Promise.all(lanes);
    expect(told.length).toBeGreaterThan(30);
    expect(told.filter((status) => status !== 200)).toEqual([]);
    expect(leaving.said()).not.toMatch(/"level":(?:50|60)/);
    // Nobody waits for a lease of the one that left.
    await speaker(vendor)(next, 'new #RT26 After the change');
    await vendor.until((calls) => channelsWith(calls, 'After the change').length >= 2);
  });
});
