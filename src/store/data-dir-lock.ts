import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { makeDataDir, unusableDataDir } from './data-dir.ts';
import { StoreError } from './errors.ts';
import { isBusy } from './lost-connection.ts';

/** Keeps a second service process away from a directory of data. */
export interface DataDirLock {
  release(): Promise<void>;
}

/**
 * Takes a directory for this process, creating it where it is missing. Throws StoreError `directory_locked` at once
 * where another process holds it, `unreachable` where it cannot be made or written to.
 *
 * The lock is the kernel's, held through an exclusive transaction on a small SQLite file: it ends with the process
 * however that ends, and knows neither stale files nor process ids that repeat (two containers on one volume).
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const note = join(dataDir, 'linkstar.pid');
  const client = openLock(dataDir);
  try {
    await client.execute('BEGIN EXCLUSIVE');
  } catch (cause) {
    client.close();
    if (!isBusy(cause)) throw cause;
    throw new StoreError(
      'directory_locked',
      `another process${holder(note)} is using ${dataDir}: stop it, or set DATA_DIR to another directory`,
      { cause },
    );
  }
  // Only for the message above; what decides is the lock.
  writeFileSync(note, String(process.pid));
  return {
    async release() {
      rmSync(note, { force: true });
      // Closing alone would keep the lock until the driver's memory is collected.
      await client.execute('ROLLBACK');
      client.close();
    },
  };
}

function openLock(dataDir: string) {
  makeDataDir(dataDir);
  const config = { url: `file:${join(dataDir, 'linkstar.lock')}`, timeout: 0 };
  try {
    return new PrismaLibSql(config).createClient(config);
  } catch (cause) {
    throw unusableDataDir(dataDir, cause);
  }
}

function holder(note: string): string {
  try {
    const pid = readFileSync(note, 'utf8').trim();
    return /^\d+$/.test(pid) ? ` (${pid})` : '';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
