import { type DestinationStream, type Logger, pino } from 'pino';

/** Fields that may hold secrets wherever they stand in a log line. */
const SECRET_FIELDS = [
  'token',
  'secret',
  'password',
  'authorization',
  'cookie',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
  'appSecret',
  'encryptKey',
  'verificationToken',
  'eventAesKey',
  'eventToken',
  'response_url',
  'responseUrl',
  'trigger_id',
  'sessionWebhook',
  'handle',
  'credentials',
  'payload',
  'body',
];

const paths = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `err.*.${name}`]);

/** pino, with every field that may hold a secret struck out, and errors without the requests they carry. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: errorFields, error: errorFields },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What of an error is worth keeping; requests, responses and configurations hang on vendors' errors and hold tokens. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  return {
    name,
    message: withoutSecrets(message),
    ...(code ? { code } : {}),
    stack: withoutSecrets(stack ?? ''),
    ...(cause === undefined ? {} : { cause: errorFields(cause) }),
  };
}

/** Tokens and one-time addresses as the vendors shape them. */
function withoutSecrets(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)(?:e\.xox[a-z])?-[\w-]+/g, '[redacted]')
    .replace(/(access_token|session|ticket|sign|token)=[^&\s"']+/g, '$1=[redacted]')
    .replace(/https:\/\/hooks\.slack\.com\/\S+/g, '[redacted]')
    .replace(/postgres(?:ql)?:\/\/[^@\s]*@/g, 'postgresql://[redacted]@');
}
