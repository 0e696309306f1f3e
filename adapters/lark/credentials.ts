import { z } from 'zod';
import type { Connection } from '../contract.ts';

/** What one Lark or Feishu app is configured with. Ids and secrets of the two brands never cross. */
export interface LarkCredentials {
  readonly appId: string;
  readonly appSecret: string;
  /** The valid encrypt keys, newest first; empty where the console has none set. */
  readonly encryptKeys: readonly string[];
  readonly verificationToken: string;
  readonly brand: 'feishu' | 'lark';
  readonly mode: 'http' | 'long';
  /** How far a signed request's timestamp may lie from now on either side, in hours. */
  readonly windowHours: number;
}

export type LarkConnection = Connection<LarkCredentials>;

const trimmed = z.string().trim();
const needed = trimmed.min(1, 'must not be empty');

/** A list `new,old` as its parts, the one in use first. */
function keysOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** One that holds no key would turn signatures off, which must not happen by a slip. */
const encryptKey = trimmed.refine((list) => list === '' || [1, 2].includes(keysOf(list).length), {
  error: 'needs one key, or two as new,old',
});

const schema = z
  .object({
    appId: needed,
    appSecret: needed,
    encryptKey: encryptKey.optional(),
    verificationToken: needed,
    brand: z.enum(['feishu', 'lark']).default('feishu'),
    mode: z.enum(['http', 'long']).default('http'),
    windowHours: z.coerce.number().positive().max(168).default(8),
  })
  .refine((c) => c.mode === 'http' || c.brand === 'feishu', {
    path: ['mode'],
    message: 'the long connection exists for Feishu apps only; use http',
  });

/** Reads an app's credentials; every mistake becomes one line that names the field and never repeats a secret. */
export function parseCredentials(
  input: Readonly<Record<string, unknown>>,
): { ok: true; credentials: LarkCredentials } | { ok: false; problems: readonly string[] } {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  }
  const { encryptKey: keys, ...rest } = parsed.data;
  return { ok: true, credentials: { ...rest, encryptKeys: keysOf(keys ?? '') } };
}

/** The connection with the credentials that this adapter's own schema has parsed. */
export function larkConnection(connection: Connection): LarkConnection {
  return connection as LarkConnection;
}

/** The base URL of the API without a trailing slash: the configured one, else the brand's own. */
export function apiBase(connection: LarkConnection): string {
  const own =
    connection.credentials.brand === 'lark' ? 'https://open.larksuite.com' : 'https://open.feishu.cn';
  return (connection.endpoints.api ?? own).replace(/(?<!\/)\/+$/, '');
}
