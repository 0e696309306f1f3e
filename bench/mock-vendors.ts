import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dingtalk } from './mock/dingtalk.ts';
import { lark } from './mock/lark.ts';
import { type Decide, MockLog, type Vendor } from './mock/log.ts';
import { type Handler, type MockState, type Standing, sender } from './mock/serve.ts';
import { slack } from './mock/slack.ts';

const handlers: Readonly<Record<Vendor, Handler>> = { slack, lark, dingtalk };

/** The secrets that the mocks and the signed webhooks share; none of them opens anything. */
export const SECRETS = {
  slackSigning: '0123456789abcdef0123456789abcdef',
  slackToken: 'xoxb-fault-run',
  larkAppId: 'cli_fault',
  larkAppSecret: 'fault-lark-secret',
  larkEncryptKey: 'fault-lark-encrypt',
  larkToken: 'fault-lark-verification',
  dingtalkClientId: 'dingfault',
  dingtalkSecret: 'fault-dingtalk-secret',
  dingtalkCorp: 'dingcorpfault',
} as const;

/** Stand-ins of the three vendors' APIs on one local port. */
export interface MockVendors {
  readonly port: number;
  readonly log: MockLog;
  readonly standing: readonly Standing[];
  /** What becomes of the next calls that say something; null again serves all. */
  inject(decide: Decide | null): void;
  /** The service's environment that points it here, or at another port in front of it. */
  environment(port?: number): Record<string, string>;
  close(): Promise<void>;
}

/** Starts the mocks on 127.0.0.1, on any free port. */
export async function startMockVendors(): Promise<MockVendors> {
  const log = new MockLog();
  const standing: Standing[] = [];
  const hanging = new Set<ServerResponse>();
  let decide: Decide = () => null;
  let count = 0;
  const base = Math.floor(Date.now() / 1000);
  const nextId = (vendor: Vendor): string => {
    count += 1;
    if (vendor === 'slack')
      return `${Math.max(base, Math.floor(Date.now() / 1000))}.${String(count).padStart(6, '0')}`;
    return vendor === 'lark' ? `om_${count}` : `pqk${count}`;
  };
  const state: MockState = {
    log,
    slackToken: SECRETS.slackToken,
    larkToken: 't-fault',
    larkAppId: SECRETS.larkAppId,
    dingtalkToken: 'd-fault',
    posts: (vendor, chat) =>
      standing.filter((one) => one.vendor === vendor && (chat === undefined || one.chat === chat)),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://mock');
    const [, vendor = '', ...rest] = url.pathname.split('/');
    const handler = handlers[vendor as Vendor];
    if (!handler) {
      response.writeHead(404).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const own = request.headers['x-acs-dingtalk-access-token'];
    const answer = await handler({
      method: request.method ?? 'GET',
      path: rest.join('/'),
      query: url.searchParams,
      body: Buffer.concat(chunks).toString(),
      token: bearer ?? (typeof own === 'string' ? own : url.searchParams.get('access_token')),
      state,
      send: sender({
        vendor: vendor as Vendor,
        log,
        decide: () => decide,
        standing,
        response,
        hanging,
        nextId,
      }),
    });
    if (answer === 'taken over') return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.json));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    log,
    standing,
    inject(next) {
      decide = next ?? (() => null);
    },
    environment: (at = port) => ({
      SLACK_SIGNING_SECRET: SECRETS.slackSigning,
      SLACK_BOT_TOKEN: SECRETS.slackToken,
      SLACK_API_URL: `http://127.0.0.1:${at}/slack/api/`,
      LARK_APP_ID: SECRETS.larkAppId,
      LARK_APP_SECRET: SECRETS.larkAppSecret,
      LARK_ENCRYPT_KEY: SECRETS.larkEncryptKey,
      LARK_VERIFICATION_TOKEN: SECRETS.larkToken,
      LARK_API_URL: `http://127.0.0.1:${at}/lark`,
      DINGTALK_CLIENT_ID: SECRETS.dingtalkClientId,
      DINGTALK_CLIENT_SECRET: SECRETS.dingtalkSecret,
      DINGTALK_CORP_ID: SECRETS.dingtalkCorp,
      DINGTALK_API_URL: `http://127.0.0.1:${at}/dingtalk`,
      DINGTALK_OAPI_URL: `http://127.0.0.1:${at}/dingtalk`,
    }),
    async close() {
      for (const response of hanging) response.socket?.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
