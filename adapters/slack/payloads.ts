import { z } from 'zod';

/** Slack's payloads as far as LinkStar reads them; unknown keys are allowed everywhere, and left behind. */
const id = z.string().min(1);
const orNull = <T extends z.ZodType>(type: T) => type.nullish();

const team = z.object({ id, domain: z.string().optional() });
const enterprise = z.object({ id });
const user = z.object({
  id,
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: orNull(z.string()),
});

/** Fields of a slash command's form. */
export const commandSchema = z.object({
  command: z.string().min(1),
  text: z.string().default(''),
  user_id: id,
  user_name: z.string().optional(),
  team_id: z.string().optional(),
  team_domain: z.string().optional(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.string().optional(),
  channel_id: id,
  channel_name: z.string().optional(),
  response_url: z.string().optional(),
  trigger_id: id,
  api_app_id: z.string().optional(),
});
export type CommandPayload = z.infer<typeof commandSchema>;

/** What was filled in stands under a key of its own for each type of input. */
const stateValue = z.looseObject({ type: z.string() });
const stateValues = z.record(z.string(), z.record(z.string(), stateValue));
export type StateValues = z.infer<typeof stateValues>;

const view = z.object({
  id,
  type: z.string().optional(),
  callback_id: z.string().optional(),
  hash: z.string().optional(),
  external_id: z.string().optional(),
  private_metadata: z.string().optional(),
  app_installed_team_id: orNull(z.string()),
  state: orNull(z.object({ values: stateValues })),
});

const interactionBase = z.object({
  team: orNull(team),
  enterprise: orNull(enterprise),
  is_enterprise_install: orNull(z.union([z.boolean(), z.string()])),
  user,
  api_app_id: z.string().optional(),
  trigger_id: z.string().optional(),
});

const channel = z.object({ id, name: z.string().optional() });
const message = z.object({
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  text: z.string().optional(),
  user: z.string().optional(),
});

export const blockActionsSchema = interactionBase.extend({
  type: z.literal('block_actions'),
  container: z.object({
    type: z.string(),
    message_ts: z.string().optional(),
    channel_id: z.string().optional(),
    thread_ts: z.string().optional(),
    view_id: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  channel: orNull(channel),
  message: orNull(message),
  view: orNull(view),
  state: orNull(z.object({ values: stateValues })),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string(),
        block_id: z.string().optional(),
        action_ts: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .min(1),
});
export type BlockActionsPayload = z.infer<typeof blockActionsSchema>;

export const viewSubmissionSchema = interactionBase.extend({ type: z.literal('view_submission'), view });
export type ViewSubmissionPayload = z.infer<typeof viewSubmissionSchema>;

export const shortcutSchema = interactionBase.extend({
  type: z.literal('shortcut'),
  callback_id: id,
  action_ts: z.string().optional(),
});
export const messageActionSchema = interactionBase.extend({
  type: z.literal('message_action'),
  callback_id: id,
  action_ts: z.string().optional(),
  message_ts: z.string().optional(),
  channel,
  message,
  response_url: z.string().optional(),
});
export type ShortcutPayload = z.infer<typeof shortcutSchema> | z.infer<typeof messageActionSchema>;

/** Every interaction that becomes an inbound. */
export const interactionSchema = z.discriminatedUnion('type', [
  blockActionsSchema,
  viewSubmissionSchema,
  shortcutSchema,
  messageActionSchema,
]);
export type InteractionPayload = z.infer<typeof interactionSchema>;

const file = z.object({
  id,
  name: orNull(z.string()),
  title: orNull(z.string()),
  size: orNull(z.number()),
});

/** The inner event, whatever its type; narrowed by `type` and `subtype` where it is read. */
export const innerEventSchema = z.object({
  type: id,
  subtype: z.string().optional(),
  user: z.unknown().optional(),
  text: orNull(z.string()),
  channel: z.unknown().optional(),
  channel_type: z.string().optional(),
  ts: z.string().optional(),
  event_ts: z.string().optional(),
  thread_ts: orNull(z.string()),
  bot_id: orNull(z.string()),
  team: orNull(z.string()),
  user_team: orNull(z.string()),
  tab: z.string().optional(),
  is_ext_shared: z.unknown().optional(),
  inviter: z.string().optional(),
  files: orNull(z.array(file)),
  message: orNull(
    z.object({
      type: z.string().optional(),
      subtype: z.string().optional(),
      user: z.string().optional(),
      text: orNull(z.string()),
      ts: z.string().optional(),
      thread_ts: orNull(z.string()),
      bot_id: orNull(z.string()),
      edited: z.unknown().optional(),
      files: orNull(z.array(file)),
    }),
  ),
  previous_message: orNull(z.object({ text: orNull(z.string()) })),
  old_channel_id: z.string().optional(),
  new_channel_id: z.string().optional(),
  tokens: orNull(z.object({ oauth: orNull(z.array(z.string())), bot: orNull(z.array(z.string())) })),
});
export type InnerEvent = z.infer<typeof innerEventSchema>;

export const eventSchema = z.object({
  type: z.literal('event_callback'),
  team_id: orNull(z.string()),
  enterprise_id: orNull(z.string()),
  api_app_id: z.string().optional(),
  event_id: id,
  event_time: z.number().optional(),
  is_ext_shared_channel: orNull(z.boolean()),
  authorizations: orNull(
    z.array(
      z.object({
        enterprise_id: orNull(z.string()),
        team_id: orNull(z.string()),
        user_id: orNull(z.string()),
        is_bot: orNull(z.boolean()),
        is_enterprise_install: orNull(z.boolean()),
      }),
    ),
  ),
  event: innerEventSchema,
});
export type EventPayload = z.infer<typeof eventSchema>;

/** The channel id of an event: some events carry it as text, some as an object. */
export function channelId(event: InnerEvent): string | undefined {
  if (typeof event.channel === 'string' || event.channel === undefined) return event.channel;
  const read = channel.safeParse(event.channel);
  return read.success ? read.data.id : undefined;
}

const eventUser = z.object({
  id,
  name: z.string().optional(),
  real_name: orNull(z.string()),
  tz: orNull(z.string()),
  locale: orNull(z.string()),
  team_id: orNull(z.string()),
  profile: orNull(z.object({ display_name: orNull(z.string()), real_name: orNull(z.string()) })),
});

/** The user of an event: mostly an id, for `user_change` and `team_join` the whole user. */
export function eventPerson(event: InnerEvent): z.infer<typeof eventUser> | undefined {
  if (typeof event.user === 'string') return { id: event.user };
  const read = eventUser.safeParse(event.user);
  return read.success ? read.data : undefined;
}
