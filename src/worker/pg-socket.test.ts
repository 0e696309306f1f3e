import { once } from 'node:events';
import { jest } from '@jest/globals';

const written: string[] = [];
let say: (text: string) => void = () => undefined;
let closed = 0;

jest.unstable_mockModule(
  'cloudflare:sockets',
  () => ({
    connect: () => ({
      readable: new ReadableStream({
        start(controller) {
          say = (text) => controller.enqueue(Buffer.from(text));
        },
      }),
      writable: new WritableStream({ write: (bytes: Uint8Array) => void written.push(String(bytes)) }),
      closed: new Promise(() => undefined),
      close: async () => {
        closed += 1;
      },
    }),
  }),
  { virtual: true },
);
const { CloudflareSocket } = await import('./pg-socket.ts');

describe('the socket to the database in workerd', () => {
  it('sends what is written in one turn as one piece, and tells each writer', async () => {
    const socket = new CloudflareSocket(false);
    const connected = once(socket, 'connect');
    void socket.connect(5432, 'db');
    await connected;
    const told: string[] = [];
    socket.write('parse ', () => told.push('parse'));
    socket.write(Buffer.from('bind '));
    await new Promise<void>((resolve) => socket.write('sync', 'utf8', () => resolve()));
    socket.write('next');
    await new Promise<void>((resolve) => socket.write('', () => resolve()));
    expect(written).toEqual(['parse bind sync', 'next']);
    expect(told).toEqual(['parse']);
    const heard = once(socket, 'data');
    say('ready');
    expect(String((await heard)[0])).toBe('ready');
  });

  it('sends its farewell, closes once, and reports nothing of that as a failure', async () => {
    const socket = new CloudflareSocket(false);
    const failures: unknown[] = [];
    socket.on('error', (error) => failures.push(error));
    await socket.connect(5432, 'db');
    written.length = 0;
    closed = 0;
    await new Promise<void>((resolve) => socket.end('farewell', 'utf8', () => resolve()));
    socket.end();
    expect([written, closed, failures]).toEqual([['farewell'], 1, []]);
    expect(socket.writable).toBe(false);
  });
});
