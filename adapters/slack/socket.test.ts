import type { Delivery, HookAnswer } from '../contract.ts';
import { createWebApi } from './client.ts';
import type { Context } from './context.ts';
import { createInstallations } from './installations.ts';
import { cannedFetch, testConnection, testServices } from './services.fixture.ts';
import { openSocket, takeFrame } from './socket.ts';

function context(): Context {
  const services = testServices(
    cannedFetch(() => ({ ok: true, team_id: 'T1', user_id: 'UBOT', app_id: 'A1' })),
  );
  const api = createWebApi(services);
  return {
    connection: testConnection({ signingSecrets: [] }),
    services,
    api,
    installations: createInstallations(services, api),
  };
}

const COMMAND = {
  command: '/pm',
  text: 'my',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2',
};
const MENTION = {
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  event: { type: 'app_mention', user: 'U1', text: '<@UBOT> my', channel: 'C1', ts: '1.1' },
};

/** Takes a frame and notes in which order things happened. */
async function take(type: string, body: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const happened: unknown[] = [];
  const answer: HookAnswer = { status: 200, body: '{"text":"hello"}' };
  let delivery: Delivery | undefined;
  const done = takeFrame(
    {
      type,
      envelope_id: 'e1',
      body,
      ack: async (payload?: unknown) => void happened.push(['ack', payload]),
      ...more,
    },
    context(),
    (given) => {
      delivery = given;
      return {
        stored: Promise.resolve().then(() => void happened.push('stored')),
        answer: Promise.resolve()
          .then(() => undefined)
          .then(() => {
            happened.push('worked');
            return answer;
          }),
      };
    },
  );
  await done;
  return { happened, delivery };
}

describe('Socket Mode', () => {
  it('acknowledges an event after its row is stored, without waiting for the work', async () => {
    const { happened, delivery } = await take('events_api', MENTION);
    expect(happened[0]).toBe('stored');
    expect(happened).toContainEqual(['ack', undefined]);
    expect(delivery).toMatchObject({ key: 'ev:Ev1', altKey: 'msg:T1:C1:1.1' });
  });

  it('answers a command in the acknowledgement where the frame takes an answer', async () => {
    const { happened, delivery } = await take('slash_commands', COMMAND, { accepts_response_payload: true });
    expect(happened).toEqual(['stored', 'worked', ['ack', { text: 'hello' }]]);
    expect(delivery?.key).toBe('cmd:1.2');
    expect(JSON.parse(delivery?.body ?? '')).toMatchObject({ kind: 'command', body: COMMAND });
  });

  it('acknowledges at once, empty, where the frame takes no answer', async () => {
    const { happened } = await take('slash_commands', COMMAND, { accepts_response_payload: false });
    expect(happened).toContainEqual(['ack', undefined]);
  });

  it('acknowledges what nobody needs or what is for another app, and stores nothing', async () => {
    const talk = { ...MENTION, event: { type: 'message', user: 'U1', text: 'hi', channel: 'C1', ts: '1.1' } };
    for (const [type, body] of [
      ['events_api', talk],
      ['slash_commands', { ...COMMAND, team_id: 'T2' }],
      ['hello', {}],
    ] as const) {
      const { happened, delivery } = await take(type, body);
      expect(happened).toEqual([['ack', undefined]]);
      expect(delivery).toBeUndefined();
    }
  });

  it('leaves a frame unacknowledged that could not be stored, so that Slack sends it again', async () => {
    const acks: unknown[] = [];
    const failed = takeFrame(
      { type: 'events_api', body: MENTION, ack: async () => void acks.push(1) },
      context(),
      () => ({ stored: Promise.reject(new Error('disk full')), answer: new Promise(() => {}) }),
    );
    await expect(failed).rejects.toThrow('disk full');
    expect(acks).toEqual([]);
  });

  it('opens nothing without an app-level token', async () => {
    const never = () => ({ stored: Promise.resolve(), answer: new Promise<HookAnswer>(() => {}) });
    expect(await openSocket(context(), never)).toBeNull();
  });
});
