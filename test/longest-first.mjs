// The order of test files: those that start processes before those that open databases, and all else last, so that
// no long one is left over when the other workers have finished.
import { statSync } from 'node:fs';

const FOLDERS = ['/test/runtime/', '/test/page/', '/test/journeys/', '/test/store/', '/src/operations/'];

export default class LongestFirst {
  sort(tests) {
    const place = ({ path }) => {
      const folder = FOLDERS.findIndex((one) => path.includes(one));
      return { folder: folder < 0 ? FOLDERS.length : folder, size: statSync(path).size };
    };
    return tests
      .map((test) => ({ test, ...place(test) }))
      .sort((a, b) => a.folder - b.folder || b.size - a.size)
      .map(({ test }) => test);
  }

  // How long each took is of no use here.
  cacheResults() {}
}
