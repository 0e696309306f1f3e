import { z } from 'zod';

/** What one Slack app needs; secrets in the order newest first. */
export interface SlackCredentials {
  readonly signingSecrets: readonly string[];
  readonly botToken?: string;
  readonly appToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly appId?: string;
}

const text = z.string().trim().min(1);

const shape = z.looseObject({
  signingSecret: z.union([text, z.array(text)]).optional(),
  botToken: text.optional(),
  appToken: text.optional(),
  clientId: text.optional(),
  clientSecret: text.optional(),
  appId: text.optional(),
});

export type ParsedCredentials =
  | { readonly ok: true; readonly credentials: SlackCredentials }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a Slack connection's credentials (environment names without prefix, camelCase), or says per mistake what is missing; secrets are never quoted. */
export function parseSlackCredentials(input: Readonly<Record<string, unknown>>): ParsedCredentials {
  const present = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
  const read = shape.safeParse(present);
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map(
        (issue) => `${String(issue.path[0] ?? 'credentials')}: needs a non-empty text`,
      ),
    };
  }
  const { botToken, appToken, clientId, clientSecret, appId } = read.data;
  const signingSecrets = secretList(read.data.signingSecret);
  const problems: string[] = [];
  if (signingSecrets.length === 0 && !appToken) {
    problems.push("signingSecret: missing; needs the app's Signing Secret (or an appToken for Socket Mode)");
  }
  if (signingSecrets.length > 2) {
    problems.push(`signingSecret: got ${signingSecrets.length} secrets; needs one, or two as new,old`);
  }
  if (!botToken && !(clientId && clientSecret)) {
    if (clientId) problems.push('clientSecret: missing; needed beside clientId for installation by OAuth');
    else if (clientSecret)
      problems.push('clientId: missing; needed beside clientSecret for installation by OAuth');
    else problems.push('botToken: missing; needs a bot token, or clientId and clientSecret');
  }
  if (botToken && !/^xox[be]/.test(botToken)) {
    problems.push('botToken: is not a bot token; needs one that starts with xoxb-');
  }
  if (appToken && !appToken.startsWith('xapp-')) {
    problems.push('appToken: is not an app-level token; needs one that starts with xapp-');
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    credentials: {
      signingSecrets,
      ...(botToken ? { botToken } : {}),
      ...(appToken ? { appToken } : {}),
      ...(clientId ? { clientId } : {}),
      ...(clientSecret ? { clientSecret } : {}),
      ...(appId ? { appId } : {}),
    },
  };
}

function secretList(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  const parts = typeof value === 'string' ? value.split(',') : value;
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
