import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { lockDataDir } from '../../src/store/data-dir-lock.ts';
import { GROUND } from '../ground.ts';

let root: string;
let program: string;

beforeAll(async () => {
  root = await mkdtemp(join(GROUND, 'lock-'));
  // Beside the packages it imports, in a folder that is ignored.
  program = join(process.cwd(), 'node_modules/.cache', `lock-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `import { lockDataDir } from './src/store/data-dir-lock.ts';
        const began = performance.now();
        try { await lockDataDir(process.argv[2]); console.log('held'); setInterval(() => {}, 1000); }
        catch (error) { console.log(error.code, performance.now() - began); process.exit(1); }`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', outfile: program },
  });
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(program, { force: true });
});

async function start(dataDir: string) {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

it('refuses a second holder at once, and names the first', async () => {
  const dataDir = join(root, 'a');
  const first = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toMatchObject({
    code: 'directory_locked',
    message: expect.stringContaining(String(process.pid)) as string,
  });
  await first.release();
  await (await lockDataDir(dataDir)).release();
});

it('refuses another process, which learns it within a second', async () => {
  const dataDir = join(root, 'b');
  const held = await lockDataDir(dataDir);
  const { child, said } = await start(dataDir);
  const [code, waitedMs] = said.split(' ');
  expect(code).toBe('directory_locked');
  expect(Number(waitedMs)).toBeLessThan(1_000);
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(1);
  await held.release();
});

it('takes over the directory of a process that was killed', async () => {
  const dataDir = join(root, 'c');
  const { child, said } = await start(dataDir);
  expect(said).toBe('held');
  await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'directory_locked' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await lockDataDir(dataDir)).release();
});
