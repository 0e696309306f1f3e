import type { AdapterServices, Connection } from '../contract.ts';
import type { WebApi } from './client.ts';
import type { Installations } from './installations.ts';

/** What every step on one connection needs. */
export interface Context {
  readonly connection: Connection;
  readonly services: AdapterServices;
  readonly installations: Installations;
  readonly api: WebApi;
}
