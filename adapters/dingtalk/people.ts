import { z } from 'zod';
import type { PersonFacts } from '../contract.ts';
import type { DingtalkClient } from './client.ts';
import { isStaffId } from './face.ts';

const person = z.looseObject({
  result: z.looseObject({ name: z.string().nullish(), nickname: z.string().nullish() }),
});

/** What the address book says of a member: a name. DingTalk keeps neither zone nor language of a person. */
export async function lookupPerson(client: DingtalkClient, userId: string): Promise<PersonFacts | null> {
  if (!isStaffId(userId)) return null;
  const answer = await client.callOld('/topapi/v2/user/get', { userid: userId }, person);
  if (!answer.ok) return null;
  const { name } = answer.value.result;
  return { ...(name ? { name } : {}), standing: 'full' };
}
