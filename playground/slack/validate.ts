import { asJson, asText, isJson, type Json, jsonList } from './native.ts';

/** What is wrong with blocks or a view, with a pointer to the place, as Slack lists it; empty when nothing is. */
export type Problems = readonly string[];

const count = (text: string): number => [...text].length;

/** Checks a message's blocks against Slack's rules as far as they are known. */
export function blockProblems(blocks: unknown, surface: 'message' | 'modal' | 'home'): Problems {
  if (!Array.isArray(blocks)) return ['must provide an array [json-pointer:/blocks]'];
  const problems: string[] = [];
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length > most) problems.push(`no more than ${most} items allowed [json-pointer:/blocks]`);
  const ids = new Set<string>();
  blocks.forEach((block, i) => {
    const at = `/blocks/${i}`;
    if (!isJson(block)) {
      problems.push(`must be an object [json-pointer:${at}]`);
      return;
    }
    const id = block.block_id;
    if (id !== undefined) {
      if (typeof id !== 'string' || count(id) > 255)
        problems.push(`invalid block_id [json-pointer:${at}/block_id]`);
      else if (ids.has(id)) problems.push(`block_id already exists [json-pointer:${at}/block_id]`);
      else ids.add(id);
    }
    problems.push(...oneBlock(block, at));
  });
  return problems;
}

function oneBlock(block: Json, at: string): string[] {
  switch (block.type) {
    case 'header':
      return textProblems(block.text, 150, `${at}/text`, ['plain_text']);
    case 'divider':
      return [];
    case 'section':
      return sectionProblems(block, at);
    case 'context':
      return listProblems(block.elements, 10, `${at}/elements`, (e, p) =>
        e.type === 'image' ? [] : textProblems(e, 3000, p, ['plain_text', 'mrkdwn']),
      );
    case 'actions':
      return [
        ...listProblems(block.elements, 25, `${at}/elements`, elementProblems),
        ...uniqueActions(jsonList(block.elements), at),
      ];
    case 'input':
      return [
        ...textProblems(block.label, 2000, `${at}/label`, ['plain_text']),
        ...(block.hint === undefined ? [] : textProblems(block.hint, 2000, `${at}/hint`, ['plain_text'])),
        ...elementProblems(asJson(block.element), `${at}/element`),
      ];
    case 'rich_text':
      return listProblems(block.elements, 1000, `${at}/elements`, richProblems);
    default:
      return [`unsupported type: ${asText(block.type)} [json-pointer:${at}/type]`];
  }
}

function sectionProblems(block: Json, at: string): string[] {
  const problems: string[] = [];
  if (block.text === undefined && block.fields === undefined) {
    problems.push(`missing required field: text [json-pointer:${at}]`);
  }
  if (block.text !== undefined) {
    problems.push(...textProblems(block.text, 3000, `${at}/text`, ['plain_text', 'mrkdwn']));
  }
  if (block.fields !== undefined) {
    const check = (e: Json, p: string) => textProblems(e, 2000, p, ['plain_text', 'mrkdwn']);
    problems.push(...listProblems(block.fields, 10, `${at}/fields`, check));
  }
  if (block.accessory !== undefined) {
    const accessory = asJson(block.accessory);
    problems.push(...elementProblems(accessory, `${at}/accessory`));
  }
  return problems;
}

function textProblems(object: unknown, max: number, at: string, types: readonly string[]): string[] {
  const { type, text } = asJson(object);
  if (!types.includes(asText(type))) return [`unsupported text type [json-pointer:${at}/type]`];
  if (typeof text !== 'string' || text === '')
    return [`must be more than 0 characters [json-pointer:${at}/text]`];
  return count(text) > max ? [`must be less than ${max + 1} characters [json-pointer:${at}/text]`] : [];
}

function listProblems(
  list: unknown,
  most: number,
  at: string,
  check: (element: Json, at: string) => string[],
): string[] {
  if (!Array.isArray(list) || list.length === 0) return [`must have at least 1 item [json-pointer:${at}]`];
  if (list.length > most) return [`no more than ${most} items allowed [json-pointer:${at}]`];
  return list.flatMap((element: unknown, i) =>
    isJson(element) ? check(element, `${at}/${i}`) : [`must be an object [json-pointer:${at}/${i}]`],
  );
}

function uniqueActions(elements: readonly Json[], at: string): string[] {
  const ids = elements.map((element) => asText(element.action_id)).filter((id) => id !== '');
  return new Set(ids).size < ids.length ? [`action_id already exists [json-pointer:${at}/elements]`] : [];
}

const SELECTS = new Set(['static_select', 'multi_static_select']);
const PLAIN_INPUTS = new Set(['users_select', 'datepicker', 'timepicker', 'plain_text_input']);

function elementProblems(element: Json, at: string): string[] {
  const type = asText(element.type);
  const problems: string[] = [];
  if (count(asText(element.action_id)) > 255)
    problems.push(`action_id too long [json-pointer:${at}/action_id]`);
  if (element.placeholder !== undefined) {
    problems.push(...textProblems(element.placeholder, 150, `${at}/placeholder`, ['plain_text']));
  }
  if (type === 'button') return [...problems, ...buttonProblems(element, at)];
  if (SELECTS.has(type)) return [...problems, ...selectProblems(element, at)];
  if (!PLAIN_INPUTS.has(type)) return [...problems, `unsupported element: ${type} [json-pointer:${at}/type]`];
  if (
    type === 'users_select' &&
    element.initial_user !== undefined &&
    !/^[UW]/.test(asText(element.initial_user))
  ) {
    problems.push(`invalid user [json-pointer:${at}/initial_user]`);
  }
  if (type === 'datepicker' && element.initial_date !== undefined && !isDate(asText(element.initial_date))) {
    problems.push(`must be a date [json-pointer:${at}/initial_date]`);
  }
  if (type === 'timepicker' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(asText(element.initial_time ?? '00:00'))) {
    problems.push(`must be a time [json-pointer:${at}/initial_time]`);
  }
  if (
    type === 'plain_text_input' &&
    count(asText(element.initial_value)) > Number(element.max_length ?? 3000)
  ) {
    problems.push(`initial_value too long [json-pointer:${at}/initial_value]`);
  }
  return problems;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function buttonProblems(element: Json, at: string): string[] {
  const problems = textProblems(element.text, 75, `${at}/text`, ['plain_text']);
  const value = element.value;
  if (value !== undefined && (typeof value !== 'string' || value === '' || count(value) > 2000)) {
    problems.push(`invalid value [json-pointer:${at}/value]`);
  }
  if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') {
    problems.push(`invalid style [json-pointer:${at}/style]`);
  }
  return problems;
}

function selectProblems(element: Json, at: string): string[] {
  const check = (option: Json, p: string) => [
    ...textProblems(option.text, 75, `${p}/text`, ['plain_text']),
    ...(count(asText(option.value)) > 150 || asText(option.value) === ''
      ? [`invalid value [json-pointer:${p}/value]`]
      : []),
  ];
  if (element.option_groups !== undefined) {
    return listProblems(element.option_groups, 100, `${at}/option_groups`, (group, p) => [
      ...textProblems(group.label, 75, `${p}/label`, ['plain_text']),
      ...listProblems(group.options, 100, `${p}/options`, check),
    ]);
  }
  return listProblems(element.options, 100, `${at}/options`, check);
}

const RICH_CONTAINERS = new Set([
  'rich_text_section',
  'rich_text_list',
  'rich_text_preformatted',
  'rich_text_quote',
]);
const RICH_LEAVES = new Set(['text', 'user', 'link', 'channel', 'emoji', 'date', 'broadcast', 'usergroup']);

function richProblems(element: Json, at: string): string[] {
  if (!RICH_CONTAINERS.has(asText(element.type))) {
    return [`unsupported rich text element [json-pointer:${at}/type]`];
  }
  return jsonList(element.elements).flatMap((child, i) => {
    const p = `${at}/elements/${i}`;
    if (element.type === 'rich_text_list') return richProblems(child, p);
    if (!RICH_LEAVES.has(asText(child.type))) return [`unsupported rich text leaf [json-pointer:${p}/type]`];
    if (child.type === 'text' && asText(child.text) === '') {
      return [`must be more than 0 characters [json-pointer:${p}/text]`];
    }
    if (child.type === 'user' && !/^[UW][A-Z0-9]+$/.test(asText(child.user_id))) {
      return [`invalid user_id [json-pointer:${p}/user_id]`];
    }
    return [];
  });
}

/** Checks a modal or Home view. */
export function viewProblems(view: unknown, type: 'modal' | 'home'): Problems {
  if (!isJson(view) || view.type !== type) return [`must be a ${type} view [json-pointer:/view/type]`];
  const problems = [...blockProblems(view.blocks, type)];
  if (asText(view.private_metadata).length > 3000)
    problems.push('too long [json-pointer:/view/private_metadata]');
  if (count(asText(view.callback_id)) > 255) problems.push('too long [json-pointer:/view/callback_id]');
  if (type === 'home') return problems;
  problems.push(...textProblems(view.title, 24, '/view/title', ['plain_text']));
  for (const name of ['submit', 'close']) {
    if (view[name] !== undefined)
      problems.push(...textProblems(view[name], 24, `/view/${name}`, ['plain_text']));
  }
  const asks = jsonList(view.blocks).some((block) => block.type === 'input');
  if (asks && view.submit === undefined) problems.push('missing required field: submit [json-pointer:/view]');
  return problems;
}
