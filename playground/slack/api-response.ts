import { botMessage, contentRefusal, showAlone } from './api-chat.ts';
import { asText, isJson } from './native.ts';
import type { Vendor } from './vendor.ts';

interface Taken {
  readonly status: 200 | 400 | 404;
  readonly text: string;
}

const MOST_USES = 5;

const refused = (status: 400 | 404, error: string): Taken => ({
  status,
  text: JSON.stringify({ ok: false, error }),
});

/** A post to a response URL: five of them, for half an hour, ephemeral unless asked otherwise. */
export function takeResponse(id: string, body: unknown, vendor: Vendor): Taken {
  const { memory, ids } = vendor;
  const url = memory.urls.get(id);
  if (!url) return refused(404, 'invalid_url');
  if (url.until < memory.log.now().getTime()) return refused(404, 'expired_url');
  if (url.uses >= MOST_USES) return refused(404, 'used_url');
  if (!isJson(body)) return refused(400, 'invalid_payload');
  const source = url.source ? memory.log.find(url.source) : null;
  if (body.delete_original === true) {
    url.uses += 1;
    if (source) memory.log.remove(source.id);
    return { status: 200, text: 'ok' };
  }
  const wrong = contentRefusal(body);
  if (wrong) return refused(400, wrong.error);
  url.uses += 1;
  const person = ids.person(url.user);
  const chat = ids.chat(url.channel);
  if (!person || !chat) return refused(404, 'channel_not_found');
  if (body.replace_original === true && source) {
    const ephemeral = source.to !== null;
    memory.log.update(
      source.id,
      botMessage(body, { ts: source.id, ...(ephemeral ? { is_ephemeral: true } : {}) }),
    );
    return { status: 200, text: 'ok' };
  }
  if (body.response_type === 'in_channel') {
    const ts = memory.nextTs();
    const thread = asText(body.thread_ts) || null;
    memory.log.post({ id: ts, chat, author: 'bot', thread, native: botMessage(body, { ts }) });
  } else showAlone(body, chat, person, vendor);
  return { status: 200, text: 'ok' };
}
