import { type ConfigResult, readConfig } from '../config.ts';

/** What a Worker is given: variables and secrets as text, and the way to the database. */
export interface WorkerEnv {
  readonly HYPERDRIVE?: { readonly connectionString: string };
  readonly [name: string]: unknown;
}

/** What keeps a connection open to the vendor, which nothing in a Worker lives long enough for. */
const SOCKETS: readonly {
  readonly name: string;
  readonly values?: readonly string[];
  readonly needs: string;
}[] = [
  { name: 'SLACK_APP_TOKEN', needs: 'to be unset: Socket Mode needs a process that stays' },
  { name: 'LARK_MODE', values: ['long'], needs: 'http: a long connection needs a process that stays' },
  { name: 'DINGTALK_MODE', values: ['stream'], needs: 'http: a stream needs a process that stays' },
];

/**
 * Reads a Worker's bindings as Node's environment is read; the database's address comes from Hyperdrive and the
 * playground is off. Every mistake is one line, without secrets.
 */
export function readWorkerConfig(env: WorkerEnv): ConfigResult {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (typeof value === 'string') texts[name] = value;
  const problems = SOCKETS.filter(({ name, values }) =>
    values ? values.includes(texts[name]?.trim() ?? '') : Boolean(texts[name]?.trim()),
  ).map(({ name, needs }) => `${name}: is set for a connection of its own, needs ${needs}`);
  const address = env.HYPERDRIVE?.connectionString;
  if (!address) problems.push('HYPERDRIVE: is missing, needs a Hyperdrive binding to PostgreSQL');
  if (!texts.PUBLIC_URL?.trim()) problems.push('PUBLIC_URL: is missing, needs the address of this Worker');

  const read = readConfig({ ...texts, PLAYGROUND: '0', ...(address ? { DATABASE_URL: address } : {}) });
  if (!read.ok) return { ...read, problems: [...problems, ...read.problems] };
  return problems.length > 0 ? { ok: false, problems, connections: read.config.connections } : read;
}
