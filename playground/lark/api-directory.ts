import type { Hono } from 'hono';
import { id, personOf, TENANT } from './identity.ts';
import { fail, ok } from './reply.ts';
import { chatOfRoom, freshId, type LarkState } from './state.ts';

/** Chats, people, and the registered slash commands. */
export function directoryRoutes(api: Hono, state: LarkState): void {
  api.get('/open-apis/im/v1/chats/:id', (c) => {
    const chat = chatOfRoom(state, c.req.param('id'));
    if (!chat || state.left.has(chat.id)) return fail(c, 232011, 'Operator can NOT be out of the chat');
    return ok(c, {
      name: chat.name,
      chat_mode: chat.kind === 'direct' ? 'p2p' : 'group',
      chat_type: 'private',
      external: chat.external,
      tenant_key: TENANT.id,
      user_count: String(chat.members.length),
      bot_count: '1',
    });
  });

  api.get('/open-apis/im/v1/chats/:id/members', (c) => {
    const chat = chatOfRoom(state, c.req.param('id'));
    if (!chat || state.left.has(chat.id)) return fail(c, 232011, 'Operator can NOT be out of the chat');
    if (c.req.query('member_id_type') !== 'open_id') return fail(c, 99992402, 'field validation failed');
    const items = chat.members.map((member) => ({
      member_id_type: 'open_id',
      member_id: id('ou', member),
      name: state.world().people.find((p) => p.id === member)?.name ?? member,
      tenant_key: TENANT.id,
    }));
    return ok(c, { items, has_more: false, page_token: '', member_total: items.length });
  });

  api.get('/open-apis/contact/v3/users/:id', (c) => {
    const openId = c.req.param('id');
    if (c.req.query('user_id_type') !== 'open_id' || !/^ou_/.test(openId))
      return fail(c, 99992351, 'not a valid open_id');
    const person = personOf(state.world(), openId);
    if (!person) return fail(c, 41050, 'no user authority error');
    const { name, englishName, zone } = person;
    return ok(c, {
      user: { open_id: openId, union_id: id('on', person.id), name, en_name: englishName, time_zone: zone },
    });
  });

  const commands = '/open-apis/application/v7/app_slash_commands';
  api.get(commands, (c) => ok(c, { items: [...state.commands.values()] }));
  api.post(commands, async (c) => {
    const body = (await c.req.json()) as { command?: unknown; description?: unknown; icon?: unknown };
    const command = String(body.command ?? '');
    if (!/^[^/:\s]+$/.test(command)) return fail(c, 99992402, 'field validation failed: command');
    if ([...state.commands.values()].some((one) => one.command === command))
      return fail(c, 40000000, 'command already exists');
    if (state.commands.size >= 100) return fail(c, 40000000, 'too many commands');
    const made = { command_id: freshId('cmd'), command, description: body.description, icon: body.icon };
    state.commands.set(made.command_id, made);
    return ok(c, { command_id: made.command_id });
  });
  api.patch(`${commands}/:id`, async (c) => {
    const present = state.commands.get(c.req.param('id'));
    if (!present) return fail(c, 40000001, 'command not found', 404);
    const body = (await c.req.json()) as { command?: unknown; description?: unknown; icon?: unknown };
    if (body.command !== undefined && body.command !== present.command)
      return fail(c, 99992402, 'a command cannot be renamed');
    state.commands.set(present.command_id, {
      ...present,
      description: body.description ?? present.description,
      ...(body.icon === undefined ? {} : { icon: body.icon }),
    });
    return ok(c);
  });
}
