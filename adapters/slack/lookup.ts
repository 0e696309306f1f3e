import { z } from 'zod';
import type { PersonFacts, RoomFacts } from '../contract.ts';
import type { Context } from './context.ts';
import { ANSWER_CALL_TIMEOUT_MS } from './limits.ts';
import { call } from './private-word.ts';

const orNull = <T extends z.ZodType>(type: T) => type.nullish();

const userAnswer = z.looseObject({
  user: z.looseObject({
    team_id: orNull(z.string()),
    name: orNull(z.string()),
    real_name: orNull(z.string()),
    tz: orNull(z.string()),
    locale: orNull(z.string()),
    is_restricted: orNull(z.boolean()),
    is_ultra_restricted: orNull(z.boolean()),
    is_stranger: orNull(z.boolean()),
    enterprise_user: orNull(z.looseObject({ enterprise_id: orNull(z.string()) })),
    profile: orNull(z.looseObject({ display_name: orNull(z.string()), real_name: orNull(z.string()) })),
  }),
});

/** What Slack knows of a person; null where it does not say. */
export async function lookupPerson(
  context: Context,
  workspace: string,
  userId: string,
): Promise<PersonFacts | null> {
  const installation = await context.installations.find(context.connection, workspace);
  if (!installation?.botToken) return null;
  const args = { user: userId, include_locale: true };
  const called = await call(context, installation, 'users.info', args, ANSWER_CALL_TIMEOUT_MS);
  const read = called.ok ? userAnswer.safeParse(called.data) : null;
  if (!read?.success) return null;
  const { user } = read.data;
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name;
  const sameOrg =
    installation.enterprise !== undefined && user.enterprise_user?.enterprise_id === installation.enterprise;
  const elsewhere = Boolean(user.team_id) && user.team_id !== workspace && !sameOrg;
  const guest = user.is_restricted === true || user.is_ultra_restricted === true;
  return {
    ...(name ? { name } : {}),
    ...(user.name ? { handle: user.name } : {}),
    ...(user.locale ? { locale: user.locale.startsWith('zh') ? 'zh' : 'en' } : {}),
    ...(user.tz ? { zone: user.tz } : {}),
    standing: user.is_stranger === true || elsewhere ? 'foreign' : guest ? 'guest' : 'full',
  };
}

const channelAnswer = z.looseObject({
  channel: z.looseObject({
    name: orNull(z.string()),
    is_im: orNull(z.boolean()),
    is_ext_shared: orNull(z.boolean()),
    is_pending_ext_shared: orNull(z.boolean()),
  }),
});
const membersAnswer = z.looseObject({
  members: z.array(z.string()),
  response_metadata: orNull(z.looseObject({ next_cursor: orNull(z.string()) })),
});

/** Members are read up to this many pages of 200. */
const MEMBER_PAGES = 5;

/** What Slack knows of a channel; null where it does not say. Members are left out where the list is longer than 1,000. */
export async function lookupRoom(
  context: Context,
  workspace: string,
  room: string,
): Promise<RoomFacts | null> {
  const installation = await context.installations.find(context.connection, workspace);
  if (!installation?.botToken) return null;
  const info = await call(
    context,
    installation,
    'conversations.info',
    { channel: room },
    ANSWER_CALL_TIMEOUT_MS,
  );
  const read = info.ok ? channelAnswer.safeParse(info.data) : null;
  if (!read?.success) return null;
  const { channel } = read.data;
  const members: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MEMBER_PAGES; page += 1) {
    const args = { channel: room, limit: 200, ...(cursor ? { cursor } : {}) };
    const called = await call(context, installation, 'conversations.members', args, ANSWER_CALL_TIMEOUT_MS);
    const list = called.ok ? membersAnswer.safeParse(called.data) : null;
    if (!list?.success) return facts(channel, undefined);
    members.push(...list.data.members);
    cursor = list.data.response_metadata?.next_cursor || undefined;
    if (!cursor) return facts(channel, members);
  }
  return facts(channel, undefined);
}

function facts(
  channel: z.infer<typeof channelAnswer>['channel'],
  members: readonly string[] | undefined,
): RoomFacts {
  const shared = channel.is_ext_shared ?? channel.is_pending_ext_shared;
  return {
    ...(channel.name ? { name: channel.name } : {}),
    ...(typeof shared === 'boolean' ? { external: shared } : {}),
    ...(members ? { members } : {}),
  };
}
