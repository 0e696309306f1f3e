/** Which properties card JSON 2.0 knows, by tag; `!` marks those that must be there. Any other is refused. */
const LOOK = 'element_id margin';
const INPUT = `${LOOK} name! required disabled width placeholder`;

const KNOWN: Readonly<Record<string, string>> = {
  plain_text: `${LOOK} content! i18n_content text_size text_color text_align lines`,
  lark_md: `${LOOK} content! i18n_content text_size text_color text_align lines`,
  markdown: `${LOOK} content! i18n_content text_size text_align icon`,
  div: `${LOOK} text! icon width`,
  hr: LOOK,
  column_set: `${LOOK} columns! flex_mode horizontal_spacing horizontal_align background_style action`,
  column: `${LOOK} elements width weight vertical_align horizontal_align vertical_spacing direction padding background_style action`,
  button: `${LOOK} text! behaviors! type size width icon hover_tips disabled disabled_tips confirm name form_action_type required`,
  form: `${LOOK} name! elements! direction padding horizontal_spacing vertical_spacing horizontal_align vertical_align`,
  input: `${INPUT} label label_position input_type rows auto_resize max_rows default_value max_length show_icon behaviors`,
  select_static: `${INPUT} options! initial_option initial_index type behaviors`,
  multi_select_static: `${INPUT} options! selected_values type behaviors`,
  select_person: `${INPUT} options initial_option type behaviors`,
  date_picker: `${INPUT} initial_date behaviors`,
  picker_datetime: `${INPUT} initial_datetime behaviors`,
};

const FIELDS = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'date_picker',
  'picker_datetime',
]);

export interface CardProblem {
  readonly code: number;
  readonly msg: string;
}

type Node = Readonly<Record<string, unknown>>;

/** What Lark would refuse a card for, in its own codes; null where it takes it. */
export function checkCard(card: unknown, knownIds: (openId: string) => boolean): CardProblem | null {
  const bytes = Buffer.byteLength(JSON.stringify(card) ?? '', 'utf8');
  if (bytes > 30 * 1024) return { code: 230025, msg: `content of ${bytes} bytes is too long` };
  try {
    checkRoot(card, knownIds);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      code: 230099,
      msg: `Failed to create card content, ext=ErrCode: ${error.code}; ErrMsg: ${error.message}`,
    };
  }
}

class Refusal extends Error {
  readonly code: number;
  constructor(message: string, code = 200621) {
    super(message);
    this.code = code;
  }
}

function checkRoot(card: unknown, knownIds: (openId: string) => boolean): void {
  const root = node(card, 'card');
  if (root.schema !== '2.0') throw new Refusal('only cards of schema 2.0 are expected here');
  only(root, 'schema config header card_link body', 'card');
  const config = node(root.config ?? {}, 'config');
  only(
    config,
    'streaming_mode streaming_config summary locales enable_forward update_multi width_mode use_custom_translation enable_forward_interaction style',
    'config',
  );
  if (config.update_multi === false) throw new Refusal('update_multi must be true', 200860);
  if (config.width_mode !== undefined && !['default', 'compact', 'fill'].includes(String(config.width_mode)))
    throw new Refusal('width_mode is unknown');
  if (root.header !== undefined) {
    const header = node(root.header, 'header');
    only(header, 'title! subtitle text_tag_list i18n_text_tag_list template icon padding', 'header');
    element(header.title, 'header.title', 0, new Set(), knownIds);
  }
  const body = node(root.body, 'body');
  only(
    body,
    'direction padding horizontal_spacing horizontal_align vertical_spacing vertical_align elements!',
    'body',
  );
  const names = new Set<string>();
  for (const [i, item] of list(body.elements, 'body.elements').entries())
    element(item, `body.elements[${i}]`, 1, names, knownIds);
  const count = tagged(root);
  if (count > 200) throw new Refusal(`element exceeds the limit, ${count}`, 11310);
}

function element(
  raw: unknown,
  at: string,
  depth: number,
  names: Set<string>,
  ids: (openId: string) => boolean,
  inForm = false,
) {
  const it = node(raw, at);
  const tag = String(it.tag);
  const known = KNOWN[tag];
  if (known === undefined) throw new Refusal(`${at}: tag ${tag} is not supported in 2.0`, 200861);
  only(it, `tag ${FIELDS.has(tag) && !inForm ? known.replace('name!', 'name') : known}`, at);
  if (depth > 5 + 1) throw new Refusal(`${at}: nested too deep`);
  if (tag === 'form' && depth !== 1) throw new Refusal(`${at}: form only at the root`);
  if (tag === 'markdown') checkMentions(String(it.content), ids);
  if (it.content !== undefined && typeof it.content !== 'string')
    throw new Refusal(`${at}: content must be text`);
  if (FIELDS.has(tag) || (tag === 'button' && inForm)) uniqueName(it, at, names);
  if (tag === 'button') checkButton(it, at, inForm);
  if (tag === 'input' && !inForm && it.required !== undefined)
    throw new Refusal(`${at}: required outside a form`);
  checkField(it, tag, at);
  for (const key of ['text', 'placeholder', 'label'] as const)
    if (it[key] !== undefined && tag !== 'plain_text') element(it[key], `${at}.${key}`, depth, names, ids);
  const children =
    tag === 'column_set' ? it.columns : tag === 'column' || tag === 'form' ? it.elements : undefined;
  if (children === undefined) return;
  const formHere = inForm || tag === 'form';
  const items = list(children, at);
  for (const [i, child] of items.entries()) {
    if (tag === 'column_set' && node(child, at).tag !== 'column')
      throw new Refusal(`${at}: only columns in a column_set`);
    element(child, `${at}[${i}]`, depth + 1, names, ids, formHere);
  }
  if (tag === 'form' && !JSON.stringify(items).includes('"form_action_type":"submit"'))
    throw new Refusal(`${at}: form without a submit button`, 200530);
}

function checkButton(it: Node, at: string, inForm: boolean): void {
  const label = String(node(it.text, at).content);
  if ([...label].length > 100) throw new Refusal(`${at}: button text over 100 characters`);
  if (inForm && !['submit', 'reset'].includes(String(it.form_action_type)))
    throw new Refusal(`${at}: button in a form needs form_action_type`);
  const behaviors = list(it.behaviors, at).map((b) => node(b, at));
  if (behaviors.length === 0) throw new Refusal(`${at}: button without behaviors`, 200340);
  for (const behavior of behaviors) {
    if (behavior.type === 'callback') {
      only(behavior, 'type value!', at);
      if (Object.keys(node(behavior.value, at)).length === 0)
        throw new Refusal(`${at}: empty callback value`, 200340);
    } else if (behavior.type === 'open_url') {
      only(behavior, 'type default_url pc_url ios_url android_url', at);
    } else throw new Refusal(`${at}: behavior ${String(behavior.type)}`);
  }
}

function checkField(it: Node, tag: string, at: string): void {
  const placeholder = it.placeholder === undefined ? '' : String(node(it.placeholder, at).content);
  if ([...placeholder].length > 100) throw new Refusal(`${at}: placeholder over 100 characters`);
  if (tag === 'input') {
    const max = it.max_length ?? 1000;
    if (typeof max !== 'number' || max < 1 || max > 1000) throw new Refusal(`${at}: max_length 1 to 1000`);
    if ([...String(it.default_value ?? '')].length > max)
      throw new Refusal(`${at}: default_value over max_length`);
  }
  if (tag === 'date_picker' || tag === 'picker_datetime') {
    const initial = it.initial_date ?? it.initial_datetime;
    if (initial === undefined && placeholder === '')
      throw new Refusal(`${at}: needs a placeholder or an initial value`);
    const shape = tag === 'date_picker' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
    if (initial !== undefined && !shape.test(String(initial)))
      throw new Refusal(`${at}: initial value has the wrong form`);
  }
  if (tag === 'select_static' || tag === 'multi_select_static' || tag === 'select_person') {
    const values = list(it.options ?? [], at).map((o) => String(node(o, at).value));
    if (new Set(values).size !== values.length) throw new Refusal(`${at}: option values repeat`);
    const chosen = [it.initial_option, ...list(it.selected_values ?? [], at)].filter((v) => v !== undefined);
    if (chosen.some((v) => values.length > 0 && !values.includes(String(v))))
      throw new Refusal(`${at}: initial value is not an option`);
  }
}

function checkMentions(content: string, ids: (openId: string) => boolean): void {
  for (const [, target = ''] of content.matchAll(/<at\s+(?:id|ids|email)\s*=\s*['"]?([^'"\s>]*)/g)) {
    if (target === 'all') throw new Refusal('at all is not allowed by the group owner', 11232);
    for (const openId of target.split(','))
      if (!ids(openId)) throw new Refusal(`at of an unknown user ${openId}`);
  }
}

function uniqueName(it: Node, at: string, names: Set<string>): void {
  const name = String(it.name ?? '');
  if (name === '') throw new Refusal(`${at}: form component without a name`, 200530);
  if (names.has(name)) throw new Refusal(`${at}: name ${name} repeats`);
  names.add(name);
}

function only(it: Node, known: string, at: string): void {
  const names = known.split(' ');
  const allowed = new Set(names.map((name) => name.replace('!', '')));
  const unknown = Object.keys(it).find((key) => !allowed.has(key));
  if (unknown !== undefined) throw new Refusal(`${at}: unknown property, property: ${unknown}`);
  const missing = names.find((name) => name.endsWith('!') && it[name.slice(0, -1)] === undefined);
  if (missing !== undefined) throw new Refusal(`${at}: ${missing.slice(0, -1)} is required`);
}

function tagged(it: unknown): number {
  if (Array.isArray(it)) return it.reduce<number>((n, x) => n + tagged(x), 0);
  if (it === null || typeof it !== 'object') return 0;
  return Object.values(it).reduce<number>((n, x) => n + tagged(x), 'tag' in it ? 1 : 0);
}

function node(raw: unknown, at: string): Node {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    throw new Refusal(`${at}: not an object`);
  return raw as Node;
}

function list(raw: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(raw)) throw new Refusal(`${at}: not a list`);
  return raw;
}
