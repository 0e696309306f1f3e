import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Connection } from '../contract.ts';

/** One DingTalk app. `clientSecret`, `eventToken`, `eventAesKey` and `callbackApiSecret` take `new,old` while rotating. */
export interface DingtalkCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  readonly corpId?: string;
  readonly eventToken?: string;
  readonly eventAesKey?: string;
  readonly cardTemplateId?: string;
  readonly mode: 'http' | 'stream';
  readonly callbackApiSecret: string;
}

/** A list `new,old` as its parts, the one in use first. */
export function rotating(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const each = (test: RegExp) => (value: string) => {
  const parts = rotating(value);
  return parts.length > 0 && parts.every((part) => test.test(part));
};

const blankIsAbsent = (value: unknown) =>
  value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
const required = (need: string) => z.preprocess(blankIsAbsent, z.string({ error: `needs ${need}` }).trim());
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

const schema = z
  .object({
    clientId: required("the app's Client ID"),
    clientSecret: required("the app's Client Secret"),
    robotCode: optional(z.string().trim()),
    corpId: optional(z.string().trim()),
    eventToken: optional(
      z.string().refine(each(/^[A-Za-z0-9]{3,32}$/), { error: 'needs 3 to 32 letters and digits' }),
    ),
    eventAesKey: optional(
      z.string().refine(each(/^[A-Za-z0-9+/]{43}$/), { error: 'needs the 43 characters of the AES key' }),
    ),
    cardTemplateId: optional(
      z
        .string()
        .trim()
        .regex(/^[\w-]+\.schema$/, { error: 'needs a card template id, which ends in .schema' }),
    ),
    mode: optional(z.enum(['http', 'stream'], { error: 'needs http or stream' })),
    callbackApiSecret: optional(z.string().trim().min(8, { error: 'needs at least 8 characters' })),
  })
  .superRefine((value, context) => {
    if ((value.eventToken === undefined) !== (value.eventAesKey === undefined)) {
      const missing = value.eventToken === undefined ? 'eventToken' : 'eventAesKey';
      context.addIssue({
        code: 'custom',
        path: [missing],
        message: 'eventToken and eventAesKey go together',
      });
    }
  });

/** Reads an app's credentials; each problem names its field and what it needs, never the value. */
export function parseCredentials(
  input: Readonly<Record<string, unknown>>,
): { ok: true; credentials: DingtalkCredentials } | { ok: false; problems: readonly string[] } {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  const value = parsed.data;
  return {
    ok: true,
    credentials: {
      clientId: value.clientId,
      clientSecret: value.clientSecret,
      robotCode: value.robotCode ?? value.clientId,
      mode: value.mode ?? 'http',
      callbackApiSecret:
        value.callbackApiSecret ?? rotating(value.clientSecret).map(derivedCallbackSecret).join(','),
      ...(value.corpId === undefined ? {} : { corpId: value.corpId }),
      ...(value.eventToken === undefined ? {} : { eventToken: value.eventToken }),
      ...(value.eventAesKey === undefined ? {} : { eventAesKey: value.eventAesKey }),
      ...(value.cardTemplateId === undefined ? {} : { cardTemplateId: value.cardTemplateId }),
    },
  };
}

/** The secret that card callbacks are signed with when none is configured: the same after every restart. */
function derivedCallbackSecret(clientSecret: string): string {
  return createHmac('sha256', clientSecret).update('linkstar card callbacks').digest('base64url');
}

/** The connection's credentials, which `parseCredentials` made. */
export function credentialsOf(connection: Connection): DingtalkCredentials {
  return connection.credentials as DingtalkCredentials;
}

/** The secret in use, first of a rotating list. */
export function current(list: string): string {
  return rotating(list)[0] ?? '';
}
