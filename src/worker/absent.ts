/** Stands in the Worker's bundle for packages that only other ways of running use; `wrangler.toml` says which. */
export class Absent {
  constructor() {
    throw new Error('this part of the service does not run in a Worker');
  }
}

// Under the names by which those packages are imported at the top of others.
export { Absent as default, Absent as SocketModeClient, Absent as WebSocket };
