import type { AdapterServices, Connection } from '../contract.ts';
import { syncSlashCommands } from './slash-commands.ts';

const wanted = [
  { command: 'pm', zh: '项目与任务', en: 'Projects and tasks' },
  { command: 'new', zh: '新建任务', en: 'New task' },
  { command: 'my', zh: '我的任务', en: 'My tasks' },
];
const described = (zh: string, en: string) => ({ default_value: en, i18n: { zh_cn: zh, en_us: en } });

function world(items: readonly object[], refuse: (method: string) => boolean = () => false) {
  const calls: { call: string; body: unknown }[] = [];
  const services = {
    fetch: async (input: URL, init: RequestInit) => {
      if (input.pathname.includes('/auth/'))
        return Response.json({ code: 0, tenant_access_token: 't', expire: 7200 });
      const method = init.method ?? '';
      calls.push({
        call: `${method} ${input.pathname.split('/').slice(3).join('/')}`,
        body: init.body ? JSON.parse(String(init.body)) : undefined,
      });
      if (refuse(method)) return Response.json({ code: 99991672, msg: 'scope' }, { status: 400 });
      return Response.json({ code: 0, data: method === 'GET' ? { items } : {} });
    },
    now: () => new Date(0),
    usage: { add() {} },
    log: { info() {}, warn() {}, error() {} },
  } as unknown as AdapterServices;
  const connection = {
    id: 'lark',
    endpoints: { api: 'https://lark.test' },
    credentials: { appId: 'cli_1', appSecret: 'fake', brand: 'feishu' },
  } as unknown as Connection;
  return { calls, sync: () => syncSlashCommands(services, connection, wanted) };
}

it('creates what is missing, changes what reads otherwise and leaves the rest, foreign ones too', async () => {
  const w = world([
    { command_id: 'c1', command: 'pm', description: described('项目与任务', 'Projects and tasks') },
    { command_id: 'c2', command: 'new', description: described('旧', 'Old') },
    { command_id: 'c3', command: 'poll', description: described('投票', 'Poll') },
  ]);
  expect(await w.sync()).toEqual({ created: ['my'], changed: ['new'], unchanged: ['pm'], failed: [] });
  expect(w.calls.map((c) => c.call)).toEqual([
    'GET v7/app_slash_commands',
    'PATCH v7/app_slash_commands/c2',
    'POST v7/app_slash_commands',
  ]);
  expect(w.calls[2]?.body).toEqual({ command: 'my', description: described('我的任务', 'My tasks') });
});

it('reports every command that was refused', async () => {
  const listing = await world([], (method) => method === 'GET').sync();
  expect(listing.failed.map((f) => f.command)).toEqual(['pm', 'new', 'my']);
  const posting = await world([], (method) => method === 'POST').sync();
  expect(posting.failed[0]?.detail).toContain('99991672');
});
