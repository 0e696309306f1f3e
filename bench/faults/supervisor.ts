import { eventually, pause, type Service } from '../service.ts';
import type { Ground } from './ground.ts';

/** Keeps replicas running as an init system would, and kills them now and then. */
export interface Supervisor {
  readonly kills: () => number;
  /** Kills one replica at random, `times` times, each after a random pause between the two in milliseconds. */
  killAtRandom(times: number, minMs: number, maxMs: number): Promise<void>;
  /** Lets everybody end in peace; the services run on until `stop`. */
  services(): readonly Service[];
  stop(): Promise<void>;
}

/** Starts all replicas; whichever ends is started again without the environment it ended with. */
export async function supervise(
  ground: Ground,
  env: Readonly<Record<string, string>> = {},
): Promise<Supervisor> {
  let stopping = false;
  let kills = 0;
  const present = new Map<number, Service>();
  const watches: Promise<void>[] = [];

  async function watch(port: number): Promise<void> {
    for (;;) {
      const service = present.get(port);
      if (!service) return;
      await service.ended;
      if (stopping) return;
      present.set(port, await ground.start(port));
    }
  }

  for (const service of await ground.startAll(env)) {
    present.set(service.port, service);
    watches.push(watch(service.port));
  }

  return {
    kills: () => kills,
    services: () => [...present.values()],
    async killAtRandom(times, minMs, maxMs) {
      for (let n = 0; n < times && !stopping; n += 1) {
        await pause(minMs + Math.random() * (maxMs - minMs));
        let alive: Service[] = [];
        await eventually(() => {
          alive = [...present.values()].filter((one) => one.running());
          return alive.length > 0;
        }, 10_000);
        const victim = alive[Math.floor(Math.random() * alive.length)];
        if (!victim) continue;
        kills += 1;
        await victim.kill();
      }
    },
    async stop() {
      stopping = true;
      await Promise.all([...present.values()].map((service) => service.stop()));
      await Promise.all(watches);
    },
  };
}
