import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { HookAnswer, HookRequest } from '../adapters/contract.ts';
import { hookDoor } from './hook-door.ts';

describe('the door beside the router', () => {
  let server: Server;
  let received: [string, HookRequest][];
  let answer: HookAnswer;
  const ROUTED = 418;

  beforeEach(async () => {
    received = [];
    answer = { status: 200, body: '' };
    const door = hookDoor(async (connection, taken) => {
      received.push([connection, taken]);
      return answer;
    });
    server = createServer((incoming, outgoing) => {
      if (!door(incoming, outgoing)) outgoing.writeHead(ROUTED).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  /** Sends a body in pieces, one after the other; of undeclared length where `chunked`. */
  function send(
    target: string,
    pieces: readonly Buffer[],
    { method = 'POST', chunked = false } = {},
  ): Promise<{ status: number | undefined; headers: Readonly<Record<string, unknown>>; body: string }> {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const { port } = server.address() as AddressInfo;
    const headers = { 'X-Signed': 'v0=Ab', ...(chunked ? {} : { 'content-length': length }) };
    return new Promise((resolve, reject) => {
      const sending = request(
        { port, host: '127.0.0.1', path: target, method, headers, agent: false },
        async (response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        },
      );
      sending.once('error', reject);
      for (const piece of pieces) sending.write(piece);
      sending.end();
    });
  }

  it('takes a small webhook with its query, and answers with status, headers and length', async () => {
    answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"好":1}' };
    const { status, headers, body } = await send('/hooks/ding-x_1?signature=a%2Fb&timestamp=7', [
      Buffer.from('{"a":1}'),
    ]);
    expect({ status, body }).toEqual({ status: 200, body: '{"好":1}' });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '9' });
    expect(received).toMatchObject([
      [
        'ding-x_1',
        {
          method: 'POST',
          url: '/hooks/ding-x_1?signature=a%2Fb&timestamp=7',
          headers: { 'x-signed': 'v0=Ab' },
          body: '{"a":1}',
        },
      ],
    ]);
  });

  it('puts a character together that comes in two pieces', async () => {
    const bytes = Buffer.from('新建');
    await send('/hooks/lark', [bytes.subarray(0, 2), bytes.subarray(2)]);
    expect(received[0]?.[1].body).toBe('新建');
  });

  it('outlives a caller who hangs up in the middle of a body', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /hooks/slack HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n{"a":');
    await once(server, 'request');
    socket.destroy();
    expect((await send('/hooks/slack', [Buffer.from('{}')])).status).toBe(200);
    expect(received).toHaveLength(1);
  });

  it('answers an empty body with its length', async () => {
    answer = { status: 503, body: '' };
    const { status, headers } = await send('/hooks/slack', [Buffer.from('{}')]);
    expect({ status, length: headers['content-length'] }).toEqual({ status: 503, length: '0' });
  });

  it.each([
    ['of undeclared length', '/hooks/slack', [Buffer.from('{}')], { chunked: true }],
    ['that is large', '/hooks/slack', [Buffer.alloc(16_385, 'x')], {}],
    ['by another method', '/hooks/slack', [], { method: 'GET' }],
    ['with an encoded name', '/hooks/sl%61ck', [Buffer.from('{}')], {}],
    ['further down', '/hooks/slack/more', [Buffer.from('{}')], {}],
    ['to elsewhere', '/api/hooks/slack', [Buffer.from('{}')], {}],
  ])('leaves a request %s to the router', async (_what, target, pieces, options) => {
    expect((await send(target, pieces, options)).status).toBe(ROUTED);
    expect(received).toEqual([]);
  });
});
