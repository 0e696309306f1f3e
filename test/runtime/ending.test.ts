import { built } from '../built.ts';
import { readiness, type Service, startNode } from './service.ts';
import { stage } from './stage.ts';
import { channelsWith, openProject, slackEnv, speaker, taskTitles } from './talk.ts';
import type { Vendor } from './vendor.ts';

describe('a process that is told to end', () => {
  const on = stage();
  let dataDir: string;
  let vendor: Vendor;
  let service: Service;
  let say: ReturnType<typeof speaker>;
  const start = (drainSeconds: string) =>
    startNode({ ...slackEnv(vendor), DATA_DIR: dataDir, DRAIN_SECONDS: drainSeconds });

  beforeAll(async () => {
    dataDir = await on.directory();
    [vendor] = await Promise.all([on.vendor(), built()]);
    say = speaker(vendor);
    service = await start('60');
    await openProject(say, service);
  });

  it('says so at /readyz and goes on serving, until the grace or a second signal ends that', async () => {
    service.process.kill('SIGTERM');
    await readiness(service.url, 503);
    const told = await fetch(`${service.url}/readyz`);
    expect(told.headers.get('connection')).toBe('close');
    expect(await told.json()).toMatchObject({ database: 'ok', ending: true });
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    await say(service, 'new #RT26 Said in the grace');
    await vendor.until((calls) => channelsWith(calls, 'Said in the grace').length === 2);
    service.process.kill('SIGTERM');
    await readiness(service.url, null);
    expect(await service.ended).toBe(0);
    expect(service.said()).not.toMatch(/"level":(?:50|60)/);
  });

  it('finishes a send under way after its door is closed, and leaves what waits to the next start', async () => {
    service = await start('0');
    expect(await taskTitles(service)).toContain('Said in the grace');
    const release = vendor.hold('/slack/api/chat.postMessage');
    await say(service, 'new #RT26 Under way');
    await say(service, 'new #RT26 Waits');
    await vendor.until((calls) => channelsWith(calls, 'Under way').length === 2);
    service.process.kill('SIGTERM');
    await readiness(service.url, null);
    release();
    expect(await service.ended).toBe(0);
    expect(service.said()).not.toMatch(/"level":(?:50|60)/);
    service = await start('0');
    await vendor.until((calls) => channelsWith(calls, 'Waits').length === 2);
    expect(channelsWith(vendor.calls, 'Under way')).toEqual(['C0001', 'C0002']);
    expect(await service.stop()).toBe(0);
  });
});
