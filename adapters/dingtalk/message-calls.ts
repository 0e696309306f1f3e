import { z } from 'zod';
import type { Called, DingtalkClient } from './client.ts';
import type { Place } from './places.ts';

const groupAnswer = z.looseObject({ processQueryKey: z.string().nullish() });
const directAnswer = z.looseObject({
  processQueryKey: z.string().nullish(),
  invalidStaffIdList: z.array(z.string()).nullish(),
  flowControlledStaffIdList: z.array(z.string()).nullish(),
});

/** Marks the id of a plain message, which cannot be changed later, unlike a card's. */
export const PLAIN_PREFIX = 'plain:';

/** Sends a plain robot message and names it; the vendor takes no idempotency key here. */
export async function sendRobotMessage(
  client: DingtalkClient,
  robotCode: string,
  place: Place,
  message: { readonly msgKey: string; readonly msgParam: string },
): Promise<Called<string | null>> {
  const { msgKey, msgParam } = message;
  if (place.kind === 'group' && place.only === undefined) {
    const body = { robotCode, openConversationId: place.conversation, msgKey, msgParam };
    const answer = await client.call('POST', '/v1.0/robot/groupMessages/send', body, groupAnswer);
    return answer.ok ? { ok: true, value: named(answer.value.processQueryKey) } : answer;
  }
  const userId = place.kind === 'group' ? place.only : place.userId;
  const body = { robotCode, userIds: [userId], msgKey, msgParam };
  const answer = await client.call('POST', '/v1.0/robot/oToMessages/batchSend', body, directAnswer);
  if (!answer.ok) return answer;
  if ((answer.value.invalidStaffIdList ?? []).length > 0) {
    return { ok: false, fault: { class: 'person', code: 'invalidStaffId', detail: 'no such person here' } };
  }
  if ((answer.value.flowControlledStaffIdList ?? []).length > 0) {
    const detail = 'too many messages to this person';
    return { ok: false, fault: { class: 'send_rate', code: 'flowControlled', detail, retryAfterMs: 60_000 } };
  }
  return { ok: true, value: named(answer.value.processQueryKey) };
}

const recallAnswer = z.looseObject({
  successResult: z.array(z.string()).nullish(),
  failedResult: z.record(z.string(), z.unknown()).nullish(),
});

/** Takes back a plain message in a group; the vendor answers 200 even where it did not. */
export async function recallGroupMessage(
  client: DingtalkClient,
  robotCode: string,
  message: { readonly room: string; readonly id: string },
): Promise<Called<null>> {
  const key = message.id.slice(PLAIN_PREFIX.length);
  const body = { robotCode, openConversationId: message.room, processQueryKeys: [key] };
  const answer = await client.call('POST', '/v1.0/robot/groupMessages/recall', body, recallAnswer);
  if (!answer.ok) return answer;
  if ((answer.value.successResult ?? []).includes(key)) return { ok: true, value: null };
  const why = String(answer.value.failedResult?.[key] ?? 'not among the recalled').slice(0, 300);
  return { ok: false, fault: { class: 'card_missing', code: 'not_recalled', detail: why } };
}

function named(key: string | null | undefined): string | null {
  return key === undefined || key === null || key === '' ? null : `${PLAIN_PREFIX}${key}`;
}
