import { freshDatabase, freshDirectory, type Undo, undoAll } from '../ground.ts';
import { stopEverything } from './service.ts';
import { startVendor, type Vendor } from './vendor.ts';

// Far more than any takes: on a machine with much else to do, some take ten times as long.
import.meta.jest.setTimeout(180_000);

/** What a suite of whole processes stands on; all of it is put away behind the suite, the processes first. */
export interface Stage {
  /** Starts the vendors whom the processes speak to. */
  vendor(): Promise<Vendor>;
  /** An empty directory. */
  directory(): Promise<string>;
  /** The address of a database without tables. */
  database(): Promise<string>;
}

/** Makes the stage of the suite that is being declared. */
export function stage(): Stage {
  const undo: Undo = [];
  afterAll(async () => {
    await stopEverything();
    await undoAll(undo);
  });
  return {
    async vendor() {
      const vendor = await startVendor();
      undo.push(() => vendor.close());
      return vendor;
    },
    directory: async () => (await freshDirectory(undo)).dataDir,
    database: async () => (await freshDatabase(undo)).url,
  };
}
