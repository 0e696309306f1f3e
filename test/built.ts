import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where the service and its commands are built. */
export const DIST = join(ROOT, 'dist');
/** Written when a build is complete: of its files none is certain to be the last. */
const STAMP = join(DIST, '.built');
const SOURCES = ['src', 'adapters', 'cards', 'playground', 'prisma', 'scripts'];
const LOCK = join(tmpdir(), `linkstar-build-${Buffer.from(ROOT).toString('base64url')}`);
const LONGEST_BUILD_MS = 120_000;

/** Builds the service where its sources are newer; test files that start at once build it once. */
export async function built(): Promise<void> {
  while (!isFresh()) {
    if (!takeLock()) {
      // Another test file is building: only the file system can tell when it has finished.
      await pause(50);
      continue;
    }
    try {
      if (isFresh()) return;
      const begun = new Date();
      await run('npm', ['run', '-s', 'build'], { cwd: ROOT });
      writeFileSync(STAMP, '');
      // What was written meanwhile may be in it or not.
      utimesSync(STAMP, begun, begun);
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
}

function isFresh(): boolean {
  if (!existsSync(STAMP)) return false;
  const made = statSync(STAMP).mtimeMs;
  return SOURCES.every((folder) => newest(join(ROOT, folder)) <= made);
}

/** When the newest source in a folder was written; what is generated or only tests does not count. */
function newest(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(?:test|fixture)\.ts$/.test(entry.name))
    .filter((entry) => !entry.parentPath.includes('generated'))
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(0, ...times);
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const made = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > LONGEST_BUILD_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
