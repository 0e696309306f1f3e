#!/usr/bin/env node
// `npm run worker`: the service in workerd, on the PostgreSQL of DATABASE_URL, with the same environment as on Node.
// Nothing is sent to Cloudflare. Cron Triggers do not fire on their own there, so this plays the clock once a minute.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wrangler = join(
  dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
  'bin/wrangler.js',
);
const { env } = process;
const port = env.PORT || '3000';

if (!env.DATABASE_URL) {
  console.error(
    'DATABASE_URL: is missing, needs a postgresql:// address; a Worker has no database of its own',
  );
  process.exit(1);
}

// Wrangler insists on a password; a server that trusts its own machine never asks for it.
const database = new URL(env.DATABASE_URL);
if (!database.password) database.password = 'none';

const folder = mkdtempSync(join(tmpdir(), 'linkstar-worker-'));
const handedOn = /^(?:LINKSTAR_SECRET|ADMIN_TOKEN|PUBLIC_URL|LOG_LEVEL|(?:SLACK|LARK|DINGTALK)_[A-Z_]+)$/;
const variables = { PUBLIC_URL: `http://localhost:${port}`, ...env };
const lines = Object.entries(variables).filter(([name, value]) => handedOn.test(name) && value);
// A file, because arguments can be read by everybody on the machine.
writeFileSync(
  join(folder, 'variables'),
  lines.map(([name, value]) => `${name}=${JSON.stringify(value)}\n`).join(''),
  { mode: 0o600 },
);

const settings = {
  ...env,
  CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: database.href,
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  MINIFLARE_CACHE_DIR: join(folder, 'cache'),
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(folder, 'logs'),
  WRANGLER_REGISTRY_PATH: join(folder, 'registry'),
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
};
let child;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    child?.kill(signal);
  });
}

// Bundled as it would be deployed, and only then run: while it runs, a changed file must not cut requests off.
let code = await wranglerRuns(['deploy', '--dry-run', '--outdir', join(folder, 'bundle')], 'pipe');
if (code === 0 && !stopping) {
  code = await wranglerRuns(
    [
      ...['dev', join(folder, 'bundle/worker.js'), '--no-bundle'],
      ...['--ip', env.HOST || '127.0.0.1', '--port', port, '--inspector-port', '29555'],
      ...['--env-file', join(folder, 'variables'), '--persist-to', join(folder, 'state')],
      ...['--show-interactive-dev-session=false', '--log-level', 'log'],
    ],
    'inherit',
  );
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;

/** Runs one command of Wrangler to its end; what it says is shown, or, with `pipe`, only where it fails. */
function wranglerRuns(args, output) {
  child = spawn(process.execPath, [wrangler, ...args, '--config', join(root, 'wrangler.toml')], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: settings,
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  const tick = output === 'inherit' ? setInterval(playCron, 60_000) : undefined;
  return new Promise((resolve) => {
    child.on('close', (exit, signal) => {
      clearInterval(tick);
      if (exit !== 0 && !stopping) process.stderr.write(Buffer.concat(said));
      resolve(exit ?? (signal ? 1 : 0));
    });
  });
}

function playCron() {
  fetch(`http://127.0.0.1:${port}/cdn-cgi/handler/scheduled`).then(
    (response) => response.body?.cancel(),
    (error) => console.error(`the minute's tick was not taken: ${error.message}`),
  );
}
