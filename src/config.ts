import { z } from 'zod';
import type { Platform } from '../adapters/contract.ts';
import { withoutSecrets } from './log-fields.ts';

/** A connection as the environment describes it; the adapter's own schema has the last word on its credentials. */
export interface ConfiguredConnection {
  readonly id: string;
  readonly platform: Platform;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly endpoints: Readonly<Record<string, string>>;
}

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  /** Absent: SQLite in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Key ring, newest first; absent where the embedded database keeps its own. */
  readonly secret?: string;
  readonly adminToken?: string;
  readonly playground: boolean;
  /** How long a process that was told to end says so at `/readyz` before it closes its door, in seconds. */
  readonly drainSeconds: number;
  readonly logLevel: string;
  readonly connections: readonly ConfiguredConnection[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | {
      readonly ok: false;
      readonly problems: readonly string[];
      /** What was understood of them all the same, for their adapters to look at. */
      readonly connections: readonly ConfiguredConnection[];
    };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const drainSeconds = z.coerce.number().min(0).max(60);
const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ });

/**
 * Reads the whole environment once. Every mistake becomes one line that names the variable, what it got
 * (secrets are never repeated) and what it needs.
 */
export function readConfig(env: Environment): ConfigResult {
  const problems: string[] = [];
  const value = (name: string): string | undefined => {
    const text = env[name]?.trim();
    return text === '' ? undefined : text;
  };
  const check = <T>(name: string, schema: z.ZodType<T>, needs: string, fallback: T): T => {
    const text = value(name);
    if (text === undefined) return fallback;
    const read = schema.safeParse(text);
    if (read.success) return read.data;
    problems.push(`${name}: got "${withoutSecrets(text)}", needs ${needs}`);
    return fallback;
  };

  const connections = readConnections(value, check, problems);
  const production = value('NODE_ENV') === 'production';
  const playgroundWord = check('PLAYGROUND', z.enum(['0', '1']), '1 or 0', undefined);
  const playground =
    playgroundWord === undefined ? connections.length === 0 && !production : playgroundWord === '1';
  if (playgroundWord === undefined && connections.length === 0 && production) {
    problems.push(
      'PLAYGROUND: no platform is configured and NODE_ENV is production; configure a platform, or set PLAYGROUND=1 to serve the playground all the same',
    );
  }

  const listenPort = check('PORT', port, 'a port number from 0 to 65535', 3000);
  const databaseUrl = check(
    'DATABASE_URL',
    z.string().regex(/^postgres(ql)?:\/\//),
    'a postgresql:// address',
    undefined,
  );
  const secret = value('LINKSTAR_SECRET');
  if (databaseUrl && !secret)
    problems.push('LINKSTAR_SECRET: is missing, needs 32 bytes in base64 because DATABASE_URL is set');
  if (secret && !secret.split(',').every(isKey)) {
    problems.push(
      'LINKSTAR_SECRET: got something that is not 32 bytes in base64, or a comma-separated list of such (new,old)',
    );
  }
  const adminToken = value('ADMIN_TOKEN');
  if (adminToken && adminToken.length < 16)
    problems.push('ADMIN_TOKEN: got fewer than 16 characters, needs at least 16');

  const config: Config = {
    production,
    host: value('HOST') ?? (playground ? '127.0.0.1' : '0.0.0.0'),
    port: listenPort,
    publicUrl: check(
      'PUBLIC_URL',
      url,
      'an http:// or https:// address',
      `http://localhost:${listenPort}`,
    ).replace(/(?<!\/)\/+$/, ''),
    ...(databaseUrl ? { databaseUrl } : {}),
    dataDir: value('DATA_DIR') ?? './data',
    ...(secret ? { secret } : {}),
    ...(adminToken ? { adminToken } : {}),
    playground,
    drainSeconds: check('DRAIN_SECONDS', drainSeconds, 'a number of seconds from 0 to 60', 3),
    logLevel: check('LOG_LEVEL', z.enum(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`, 'info'),
    connections,
  };
  return problems.length > 0 ? { ok: false, problems, connections } : { ok: true, config };
}

function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text.trim());
}

type Value = (name: string) => string | undefined;
type Check = <T>(name: string, schema: z.ZodType<T>, needs: string, fallback: T) => T;

function readConnections(value: Value, check: Check, problems: string[]): ConfiguredConnection[] {
  const anySet = (...names: string[]): boolean => names.some((name) => value(name) !== undefined);
  const needTogether = (platform: string, names: string[]): void => {
    for (const name of names) {
      if (value(name) === undefined)
        problems.push(`${name}: is missing, needed together with the other ${platform} variables`);
    }
  };
  const base = (name: string, fallback: string): string =>
    check(name, url, 'an http:// or https:// address', fallback);
  const present = (fields: Record<string, string | undefined>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );

  // Looked at whether their platform is configured or not: a wrong value is a mistake either way.
  const brand = check('LARK_BRAND', z.enum(['feishu', 'lark']), 'feishu or lark', 'feishu');
  const larkMode = check('LARK_MODE', z.enum(['http', 'long']), 'http or long', 'http');
  const dingtalkMode = check('DINGTALK_MODE', z.enum(['http', 'stream']), 'http or stream', 'http');
  const hook = check(
    'DINGTALK_HOOK',
    z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    'letters, digits, - and _',
    'dingtalk',
  );
  const slackApi = base('SLACK_API_URL', 'https://slack.com/api/');
  const larkApi = base(
    'LARK_API_URL',
    brand === 'lark' ? 'https://open.larksuite.com' : 'https://open.feishu.cn',
  );
  const dingtalkApi = base('DINGTALK_API_URL', 'https://api.dingtalk.com');
  const dingtalkOapi = base('DINGTALK_OAPI_URL', 'https://oapi.dingtalk.com');

  const found: ConfiguredConnection[] = [];
  if (
    anySet(
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
    )
  ) {
    if (!value('SLACK_APP_TOKEN')) needTogether('Slack', ['SLACK_SIGNING_SECRET']);
    if (!value('SLACK_BOT_TOKEN')) needTogether('Slack', ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET']);
    found.push({
      id: 'slack',
      platform: 'slack',
      credentials: present({
        signingSecret: value('SLACK_SIGNING_SECRET'),
        botToken: value('SLACK_BOT_TOKEN'),
        appToken: value('SLACK_APP_TOKEN'),
        clientId: value('SLACK_CLIENT_ID'),
        clientSecret: value('SLACK_CLIENT_SECRET'),
      }),
      endpoints: { api: slackApi },
    });
  }
  if (anySet('LARK_APP_ID', 'LARK_APP_SECRET', 'LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN')) {
    needTogether('Lark', ['LARK_APP_ID', 'LARK_APP_SECRET', 'LARK_VERIFICATION_TOKEN']);
    found.push({
      id: 'lark',
      platform: 'lark',
      credentials: present({
        appId: value('LARK_APP_ID'),
        appSecret: value('LARK_APP_SECRET'),
        encryptKey: value('LARK_ENCRYPT_KEY'),
        verificationToken: value('LARK_VERIFICATION_TOKEN'),
        brand,
        mode: larkMode,
      }),
      endpoints: { api: larkApi },
    });
  }
  const dingtalkNames = ['CLIENT_ID', 'CLIENT_SECRET', 'ROBOT_CODE', 'CORP_ID', 'CARD_TEMPLATE_ID'];
  const eventNames = ['DINGTALK_EVENT_TOKEN', 'DINGTALK_EVENT_AES_KEY'];
  if (anySet(...dingtalkNames.map((name) => `DINGTALK_${name}`), ...eventNames)) {
    needTogether('DingTalk', ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET']);
    if (anySet(...eventNames)) needTogether('DingTalk', eventNames);
    found.push({
      id: hook,
      platform: 'dingtalk',
      credentials: present({
        clientId: value('DINGTALK_CLIENT_ID'),
        clientSecret: value('DINGTALK_CLIENT_SECRET'),
        robotCode: value('DINGTALK_ROBOT_CODE'),
        corpId: value('DINGTALK_CORP_ID'),
        eventToken: value('DINGTALK_EVENT_TOKEN'),
        eventAesKey: value('DINGTALK_EVENT_AES_KEY'),
        cardTemplateId: value('DINGTALK_CARD_TEMPLATE_ID'),
        mode: dingtalkMode,
      }),
      endpoints: { api: dingtalkApi, oapi: dingtalkOapi },
    });
  }
  const taken = found.find((one, at) => found.findIndex(({ id }) => id === one.id) !== at);
  if (taken) problems.push(`DINGTALK_HOOK: got "${taken.id}", needs a path that no other platform has`);
  return found;
}
