import type { StandInWorld } from '../stand-in.ts';
import type { Ids } from './ids.ts';
import type { Memory } from './memory.ts';
import type { Json } from './native.ts';

/** What the methods work on. */
export interface Vendor {
  readonly memory: Memory;
  readonly ids: Ids;
  readonly world: () => StandInWorld;
}

/** One method of the Web API: its answer without `ok`, or Slack's error code with details. */
export type Method = (args: Json, vendor: Vendor) => Json | Refusal;

/** An answer with `ok: false`. */
export class Refusal {
  readonly error: string;
  readonly messages: readonly string[];

  constructor(error: string, messages: readonly string[] = []) {
    this.error = error;
    this.messages = messages;
  }
}
