import { connect } from 'cloudflare:sockets';
import { EventEmitter } from 'node:events';

type Done = (error?: unknown) => void;

/**
 * The socket that `pg` takes in workerd, in place of the one that comes with it. That one sends every message of a
 * query by itself, and each then waits some 40 ms for the acknowledgement of the one before (Nagle's algorithm, which
 * workerd cannot switch off). Here what is written in one turn goes out as one piece: a command takes tens of
 * milliseconds instead of more than a second.
 */
export class CloudflareSocket extends EventEmitter {
  writable = false;
  destroyed = false;
  #socket: ReturnType<typeof connect> | undefined;
  #writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
  #pieces: Uint8Array[] = [];
  #told: Done[] = [];
  #planned = false;
  #ended = false;

  constructor(ssl: boolean) {
    super();
    if (ssl)
      throw new Error('Hyperdrive encrypts the way to the database; the way to Hyperdrive takes no TLS');
  }

  /** Connects; `connect` or `error` follows. */
  async connect(port: number, host: string): Promise<void> {
    try {
      const socket = connect(`${host}:${port}`);
      this.#socket = socket;
      this.#writer = socket.writable.getWriter();
      void this.#listen(socket.readable.getReader());
      socket.closed.then(
        () => this.emit('close'),
        (error: unknown) => this.#failed(error),
      );
      await this.#writer.ready;
      this.writable = true;
      this.emit('connect');
    } catch (error) {
      this.#failed(error);
    }
  }

  write(data: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const told = typeof encoding === 'function' ? encoding : done;
    const bytes =
      typeof data === 'string' ? Buffer.from(data, typeof encoding === 'string' ? encoding : 'utf8') : data;
    if (bytes.byteLength > 0) this.#pieces.push(bytes);
    if (told) this.#told.push(told);
    if (!this.#planned) {
      this.#planned = true;
      queueMicrotask(() => void this.#flush());
    }
    return true;
  }

  /** Sends what is left and closes. */
  end(data: Uint8Array | string = '', _encoding?: BufferEncoding, done?: Done): this {
    if (this.#ended) return this;
    this.write(data, (error) => {
      this.#ended = true;
      this.writable = false;
      this.#socket?.close().catch((closing: unknown) => this.#failed(closing));
      done?.(error);
    });
    return this;
  }

  destroy(): this {
    this.destroyed = true;
    return this.end();
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  async #flush(): Promise<void> {
    this.#planned = false;
    const pieces = this.#pieces.splice(0);
    const told = this.#told.splice(0);
    try {
      if (pieces.length > 0) await this.#writer?.write(Buffer.concat(pieces));
      for (const tell of told) tell();
    } catch (error) {
      for (const tell of told) tell(error);
      this.#failed(error);
    }
  }

  async #listen(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        this.emit('data', Buffer.from(value));
      }
      this.emit('end');
    } catch (error) {
      this.#failed(error);
    }
  }

  /** What breaks because we closed is no failure. */
  #failed(error: unknown): void {
    if (!this.#ended) this.emit('error', error);
  }
}
