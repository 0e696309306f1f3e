import { z } from 'zod';
import { LIMITS } from './limits.ts';

/**
 * Card JSON 2.0 as its pages describe it, for tests: an unknown property is a mistake, since Lark refuses the whole
 * card for one. Source: card-json-v2-structure and card-json-v2-components of the developer documentation.
 */
const spacing = z
  .string()
  .regex(/^(?:small|medium|large|extra_large|\d{1,2}px(?: \d{1,2}px){0,3})$/, 'spacing');
const atMost = (max: number) =>
  z.string().refine((text) => [...text].length <= max, `over ${max} characters`);

const plainText = (max = Number.POSITIVE_INFINITY) =>
  z.strictObject({
    tag: z.literal('plain_text'),
    content: atMost(max),
    text_size: z.enum(['normal', 'heading', 'notation']).optional(),
    text_color: z.enum(['default', 'grey', 'red']).optional(),
    text_align: z.enum(['left', 'center', 'right']).optional(),
    lines: z.number().int().positive().optional(),
  });

const element = {
  element_id: z
    .string()
    .regex(/^[A-Za-z]\w{0,19}$/)
    .optional(),
  margin: spacing.optional(),
};
const name = z.string().min(1);
const width = z.union([z.enum(['default', 'fill', 'auto']), z.string().regex(/^\d{3,4}px$/)]).optional();
const placeholder = plainText(100).optional();

const markdown = z.strictObject({
  ...element,
  tag: z.literal('markdown'),
  content: z.string().min(1),
  text_align: z.enum(['left', 'center', 'right']).optional(),
  text_size: z.enum(['normal', 'heading', 'notation']).optional(),
});
const div = z.strictObject({ ...element, tag: z.literal('div'), text: plainText(), width });
const hr = z.strictObject({ ...element, tag: z.literal('hr') });

const callback = z.strictObject({
  type: z.literal('callback'),
  value: z.record(z.string(), z.unknown()).refine((v) => Object.keys(v).length > 0, 'empty callback value'),
});
const openUrl = z.strictObject({
  type: z.literal('open_url'),
  default_url: z.url({ protocol: /^https?$/ }),
  pc_url: z.string().optional(),
  ios_url: z.string().optional(),
  android_url: z.string().optional(),
});
const behaviors = z.array(z.union([callback, openUrl])).min(1);

const button = z.strictObject({
  ...element,
  tag: z.literal('button'),
  text: plainText(100),
  type: z.enum(['default', 'primary', 'danger', 'text', 'primary_filled', 'danger_filled']).optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width,
  behaviors,
});
const formButton = button.extend({ name, form_action_type: z.enum(['submit', 'reset']) });

const option = z.strictObject({ text: plainText(100), value: z.string().min(1) });
const field = { ...element, name, required: z.boolean().optional(), placeholder, width };
const input = z.strictObject({
  ...field,
  tag: z.literal('input'),
  label: plainText().optional(),
  label_position: z.enum(['top', 'left']).optional(),
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  rows: z.number().int().positive().optional(),
  default_value: z.string().optional(),
  max_length: z.number().int().min(1).max(1000).optional(),
});
const selectStatic = z.strictObject({
  ...field,
  tag: z.literal('select_static'),
  options: z.array(option),
  initial_option: z.string().optional(),
});
const multiSelectStatic = z.strictObject({
  ...field,
  tag: z.literal('multi_select_static'),
  options: z.array(option),
  selected_values: z.array(z.string()).optional(),
});
const selectPerson = z.strictObject({
  ...field,
  tag: z.literal('select_person'),
  options: z.array(z.strictObject({ value: z.string().startsWith('ou_') })).optional(),
  initial_option: z.string().startsWith('ou_').optional(),
});
const datePicker = z.strictObject({
  ...field,
  tag: z.literal('date_picker'),
  initial_date: z.iso.date().optional(),
});
const pickerDatetime = z.strictObject({
  ...field,
  tag: z.literal('picker_datetime'),
  initial_datetime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
    .optional(),
});

const leaf = z.union([markdown, div, hr, button]);
const column = z.strictObject({
  ...element,
  tag: z.literal('column'),
  width: z.union([z.enum(['auto', 'weighted']), z.string().regex(/^\d{2,3}px$/)]).optional(),
  weight: z.number().int().min(1).max(5).optional(),
  vertical_align: z.enum(['top', 'center', 'bottom']).optional(),
  elements: z.array(leaf),
});
const columnSet = z.strictObject({
  ...element,
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  horizontal_spacing: spacing.optional(),
  background_style: z.enum(['default', 'grey']).optional(),
  columns: z.array(column).min(1),
});
const fields = z.union([input, selectStatic, multiSelectStatic, selectPerson, datePicker, pickerDatetime]);
const form = z.strictObject({
  ...element,
  tag: z.literal('form'),
  name,
  elements: z
    .array(z.union([markdown, div, hr, fields, formButton]))
    .refine((all) => all.some((e) => e.tag === 'button' && e.form_action_type === 'submit'), 'no submit'),
});

const cardSchema = z.strictObject({
  schema: z.literal('2.0'),
  config: z.strictObject({
    update_multi: z.literal(true),
    enable_forward: z.boolean().optional(),
    width_mode: z.enum(['default', 'compact', 'fill']).optional(),
    summary: z.strictObject({ content: z.string().min(1) }),
  }),
  header: z
    .strictObject({
      title: plainText(),
      template: z.enum([
        'blue',
        'wathet',
        'turquoise',
        'green',
        'yellow',
        'orange',
        'red',
        'carmine',
        'violet',
        'purple',
        'indigo',
        'grey',
        'default',
      ]),
    })
    .optional(),
  body: z.strictObject({
    vertical_spacing: spacing.optional(),
    padding: spacing.optional(),
    elements: z.array(z.union([markdown, div, hr, button, columnSet, form])),
  }),
});

/** What Lark would refuse a card for; empty where it keeps to the rules. */
export function brokenRules(card: unknown): readonly string[] {
  const parsed = cardSchema.safeParse(card);
  const text = JSON.stringify(card);
  const names = [...text.matchAll(/"name":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
  const tags = text.match(/"tag":/g)?.length ?? 0;
  const bytes = Buffer.byteLength(text, 'utf8');
  return [
    ...(parsed.success
      ? []
      : parsed.error.issues.map(
          ({ path, message }) => `${path.join('.')}: ${message} ${JSON.stringify(path)}`,
        )),
    ...(new Set(names).size === names.length ? [] : ['a component name repeats']),
    ...(tags <= LIMITS.cardElements ? [] : [`${tags} elements`]),
    ...(bytes <= LIMITS.cardBytes ? [] : [`${bytes} bytes`]),
    ...unsafeMarkup(card),
  ];
}

/** The only markup that this adapter itself writes; anything else in a markdown element came from somewhere else. */
const OWN =
  /^(?:<at id=ou_[\w-]+><\/at>|<br>|<font color='grey'>|<\/font>|<text_tag color='neutral'>|<\/text_tag>|\*\*|~~|\[[^[\]<>]*\]\(https?:\/\/[^\s()<>]*\)|[^<>*_~[\]()`#!\\@|$])*$/;

function unsafeMarkup(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(unsafeMarkup);
  if (node === null || typeof node !== 'object') return [];
  const own =
    'tag' in node &&
    node.tag === 'markdown' &&
    'content' in node &&
    !OWN.test(markWithoutEntities(node.content))
      ? [`markup of unknown origin: ${String(node.content)}`]
      : [];
  return [...own, ...Object.values(node).flatMap(unsafeMarkup)];
}

function markWithoutEntities(content: unknown): string {
  return String(content).replace(/&(?:#\d+|[a-z]+);/g, '');
}
