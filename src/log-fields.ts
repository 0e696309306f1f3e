/** Fields that may hold secrets, wherever they stand in a log line. Compared without case and `_`. */
const STRUCK = new Set(
  [
    ...['token', 'tokens', 'secret', 'password', 'authorization', 'cookie', 'credentials', 'ticket'],
    ...['botToken', 'appToken', 'accessToken', 'access_token', 'tenantAccessToken', 'refreshToken'],
    ...['signingSecret', 'clientSecret', 'appSecret', 'encryptKey', 'verificationToken', 'encrypt'],
    ...['eventAesKey', 'eventToken', 'signature', 'sign', 'adminToken', 'bindCode', 'connectionString'],
    ...['responseUrl', 'triggerId', 'sessionWebhook', 'handle', 'payload', 'body', 'headers', 'sealed'],
  ].map(plain),
);

/** Kept deep enough for every line of ours, shallow enough for whatever a vendor's library hands over. */
const DEEPEST = 6;
const STRUCK_OUT = '[redacted]';

/** A copy of a log line's fields with every field struck out that may hold a secret, at any depth. */
export function safeFields(fields: object): Record<string, unknown> {
  return copyOf(fields, 0) as Record<string, unknown>;
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return errorFields(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth >= DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((one) => copyOf(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      one != null && STRUCK.has(plain(name)) ? STRUCK_OUT : copyOf(one, depth + 1),
    ]),
  );
}

/** What of an error is worth keeping; requests, responses and configurations hang on vendors' errors and hold tokens. */
function errorFields(error: Error, depth: number): object {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    name,
    message: withoutSecrets(message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: withoutSecrets(stack ?? ''),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: copyOf(cause, depth + 1) }),
  };
}

/** Strikes out tokens, bind codes, one-time addresses and passwords in addresses, by the shapes they have. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)(?:e\.xox[a-z])?-[\w-]+/g, STRUCK_OUT)
    .replace(/\b(Bearer +)[\w.~+/=-]+/gi, `$1${STRUCK_OUT}`)
    .replace(
      /\b((?:access_?)?token|session|ticket|sign(?:ature)?|(?:app|client_)?secret|code)=[^&\s"'\\]+/gi,
      `$1=${STRUCK_OUT}`,
    )
    .replace(/https:\/\/hooks\.slack\.com\/[^\s"'\\]+/g, STRUCK_OUT)
    .replace(/:\/\/[^/@\s"'\\]+@/g, `://${STRUCK_OUT}@`);
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
