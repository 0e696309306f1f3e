import { StoreError } from './errors.ts';

/** Rejects with StoreError `timed_out` where a promise has not settled within some milliseconds. */
export function withinTime<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new StoreError(
            'timed_out',
            `a transaction took longer than ${limitMs} ms: does it wait for another one?`,
          ),
        ),
      limitMs,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
