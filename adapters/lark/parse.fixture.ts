import { readEnvelope } from './envelope.ts';
import { type ParseContext, parse } from './parse.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
/** What the platform is known to hold where nothing else is said. */
export const context: ParseContext = {
  connectionId: 'lark',
  deliveryKey: 'k',
  now: NOW,
  botId: 'ou_bot',
  commandWord: 'pm',
  threadLinked: async (_room, thread) => thread === 'om_linked',
};

/** What an event of the platform is read as; `header` and `over` replace parts of the usual delivery. */
export function read(type: string, event: object, header: object = {}, over: Partial<ParseContext> = {}) {
  const own = {
    event_id: 'e-1',
    event_type: type,
    create_time: '1700000000000',
    app_id: 'cli_x',
    tenant_key: 't-1',
  };
  const envelope = readEnvelope({ schema: '2.0', header: { ...own, ...header }, event });
  if (!envelope) throw new Error('no envelope');
  return parse(envelope, { ...context, ...over });
}
