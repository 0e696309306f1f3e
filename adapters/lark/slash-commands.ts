import type { AdapterServices, Connection } from '../contract.ts';
import { createLarkClient } from './client.ts';
import { larkConnection } from './credentials.ts';

/** One entry of the client's palette: the word without its slash, and what it does in both languages. */
export interface SlashCommand {
  readonly command: string;
  readonly zh: string;
  readonly en: string;
}

export interface SlashSync {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Commands that Lark refused, with its words; the scope `application:app_slash_command:write` may be missing. */
  readonly failed: readonly { readonly command: string; readonly detail: string }[];
}

interface Listed {
  readonly command_id: string;
  readonly command: string;
  readonly description?: {
    readonly default_value?: string;
    readonly i18n?: Readonly<Record<string, string>>;
  };
}

const PATH = '/open-apis/application/v7/app_slash_commands';

/** Makes the app's registered slash commands contain `commands`: creates and changes, and never deletes any. */
export async function syncSlashCommands(
  services: AdapterServices,
  connection: Connection,
  commands: readonly SlashCommand[],
): Promise<SlashSync> {
  const lark = larkConnection(connection);
  const client = createLarkClient(services);
  const send = (method: string, url: string, data?: object) =>
    client.use<{ data?: { items?: readonly Listed[] } }>(lark, (sdk, options) =>
      sdk.request({ method, url, ...(data ? { data } : {}) }, options),
    );
  const listed = await send('GET', PATH);
  if (!listed.ok) {
    const { detail } = listed.verdict;
    return {
      created: [],
      changed: [],
      unchanged: [],
      failed: commands.map(({ command }) => ({ command, detail })),
    };
  }
  const present = new Map((listed.data.data?.items ?? []).map((item) => [item.command, item]));
  const created: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  const failed: { command: string; detail: string }[] = [];
  for (const wanted of commands) {
    const item = present.get(wanted.command);
    if (item && sameWords(item, wanted)) {
      unchanged.push(wanted.command);
      continue;
    }
    const description = { default_value: wanted.en, i18n: { zh_cn: wanted.zh, en_us: wanted.en } };
    const result = item
      ? await send('PATCH', `${PATH}/${encodeURIComponent(item.command_id)}`, { description })
      : await send('POST', PATH, { command: wanted.command, description });
    if (!result.ok) failed.push({ command: wanted.command, detail: result.verdict.detail });
    else (item ? changed : created).push(wanted.command);
  }
  return { created, changed, unchanged, failed };
}

function sameWords(item: Listed, wanted: SlashCommand): boolean {
  const { default_value, i18n } = item.description ?? {};
  return default_value === wanted.en && i18n?.zh_cn === wanted.zh && i18n?.en_us === wanted.en;
}
