import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreError } from './errors.ts';

/** Makes the directory of data where it is missing; throws StoreError `unreachable` where it cannot be made or written to. */
export function makeDataDir(dataDir: string): void {
  try {
    make(resolve(dataDir));
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw unusableDataDir(dataDir, cause);
  }
}

/** The refusal of a directory that data cannot be kept in. */
export function unusableDataDir(dataDir: string, cause: unknown): StoreError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  return new StoreError(
    'unreachable',
    `DATA_DIR: got "${dataDir}" (${code}), needs a directory that this process may make and write to`,
    { cause },
  );
}

/** Node's own `recursive` tries for ever under /proc, where making a directory says that its parent is missing. */
function make(directory: string): void {
  if (isDirectory(directory)) return;
  if (dirname(directory) !== directory) make(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process may have been a moment faster.
    if (!isDirectory(directory)) throw error;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
