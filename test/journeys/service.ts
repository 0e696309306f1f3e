import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { built } from '../built.ts';
import { GROUND, type Undo, undoAll, WORKER } from '../ground.ts';
import { stop } from './process.ts';
import { ask, findPlace, listen, type Service, type Standing, stand } from './standing.ts';

/** The sample's moment: Thursday 10:15 in Shenzhen, Wednesday 19:15 in Los Angeles. */
export const NOW = '2026-10-29T02:15:00Z';
const START_MS = 180_000;
const STUMBLES = [
  'work on a delivery failed',
  'a request failed',
  'a message could not be made',
  'the runner stumbled',
  'a call of the admin API failed',
  'could not be stored',
];

/** A service that only one file of journeys uses. */
export interface OwnService extends Service {
  /** Ends the process in this way and starts another on the same data. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

type Engine = 'sqlite' | 'postgresql';

// Far more than any takes: on a machine with much else to do, some take ten times as long.
jest.setTimeout(180_000);

/**
 * Declares journeys on each engine: SQLite always, PostgreSQL where TEST_DATABASE_URL names a server; before each the
 * sample is put back and the clock stands at NOW. One process serves all files of a worker one after another, as it
 * takes longer to start and to get warm than most journeys take. So they leave nothing behind but the sample.
 */
export function journeys(name: string, declare: (service: Service) => void): void {
  eachEngine<Service>(name, declare, (engine, service) => {
    beforeAll(async () => {
      await built();
      const known = join(GROUND, `service-${engine}-${WORKER}.json`);
      if (!existsSync(known)) {
        const { standing, child } = await stand(await findPlace(engine, []));
        // It stays until the run is over.
        child.channel?.unref();
        child.unref();
        writeFileSync(known, JSON.stringify(standing));
      }
      const standing = JSON.parse(readFileSync(known, 'utf8')) as Standing;
      Object.assign(service, ask(standing), listen(standing));
    }, START_MS);
  });
}

/** Declares journeys that leave more behind than the sample or end the process; each file has a service of its own. */
export function journeysAlone(name: string, declare: (service: OwnService) => void): void {
  eachEngine<OwnService>(name, declare, (engine, service) => {
    const undo: Undo = [];
    beforeAll(async () => {
      await built();
      const place = await findPlace(engine, undo);
      let child: ChildProcess | undefined;
      const begin = async (): Promise<void> => {
        const stood = await stand(place);
        child = stood.child;
        Object.assign(service, ask(stood.standing));
      };
      const end = async (signal: NodeJS.Signals): Promise<void> => child && stop(child, signal);
      undo.push(() => end('SIGTERM'));
      await begin();
      Object.assign(service, listen(place), {
        async restart(signal: NodeJS.Signals) {
          await end(signal);
          await begin();
        },
      });
    }, START_MS);
    afterAll(() => undoAll(undo), START_MS);
  });
}

function eachEngine<S extends Service>(
  name: string,
  declare: (service: S) => void,
  prepare: (engine: Engine, service: Partial<S>) => void,
): void {
  const engines: readonly Engine[] = process.env.TEST_DATABASE_URL ? ['sqlite', 'postgresql'] : ['sqlite'];
  describe.each(engines)(`${name}, on %s`, (engine) => {
    // Nobody asks it anything before it stands.
    const service = {} as S;
    prepare(engine, service);

    beforeEach(async () => {
      await service.reset({ sample: 'bf26', now: NOW });
      service.pardon();
    });

    // Whatever a journey does, the service may refuse it but not stumble over it.
    afterEach(() => {
      expect(service.errors().filter((line) => STUMBLES.some((what) => line.includes(what)))).toEqual([]);
    });

    declare(service);
  });
}
