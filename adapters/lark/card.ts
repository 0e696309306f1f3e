/**
 * Card JSON 2.0 as far as this adapter writes it. Lark refuses a card with any property it does not know, so the
 * types list exactly what may appear.
 */
export interface PlainText {
  readonly tag: 'plain_text';
  readonly content: string;
  readonly text_size?: 'normal' | 'notation';
  readonly text_color?: 'grey' | 'red' | 'default';
}

export interface Markdown {
  readonly tag: 'markdown';
  readonly content: string;
  readonly text_size?: 'normal' | 'notation';
}

export interface Div {
  readonly tag: 'div';
  readonly text: PlainText;
}

export interface Hr {
  readonly tag: 'hr';
}

/** Everything that comes back with a press: the token, and what is needed to read a form's values. */
export interface CallbackValue {
  readonly t: string;
  /** Names of the fields whose values carry a date, and whether with a clock. */
  readonly f?: Readonly<Record<string, 'date' | 'datetime'>>;
  /** The room whose members a person field offered. */
  readonly r?: string;
  /** The card stands in the direct chat with the bot, which a press does not tell by itself. */
  readonly d?: 1;
  /** The press is answered with a form, which arrives in the direct chat. */
  readonly o?: 1;
}

export interface CardButton {
  readonly tag: 'button';
  readonly text: PlainText;
  readonly type: 'default' | 'primary' | 'danger';
  readonly size?: 'small' | 'medium';
  readonly name?: string;
  readonly form_action_type?: 'submit';
  readonly behaviors: readonly { readonly type: 'callback'; readonly value: CallbackValue }[];
}

export interface Column {
  readonly tag: 'column';
  readonly width: 'auto' | 'weighted';
  readonly weight?: number;
  readonly vertical_align?: 'top' | 'center';
  readonly elements: readonly CardElement[];
}

export interface ColumnSet {
  readonly tag: 'column_set';
  readonly flex_mode: 'none' | 'flow';
  readonly horizontal_spacing?: 'small' | 'medium';
  readonly background_style?: 'grey';
  readonly columns: readonly Column[];
}

interface FieldBase {
  readonly name: string;
  readonly required?: boolean;
  readonly placeholder?: PlainText;
}

interface SelectOption {
  readonly text: PlainText;
  readonly value: string;
}

export type CardField =
  | (FieldBase & {
      readonly tag: 'input';
      readonly input_type: 'text' | 'multiline_text';
      readonly rows?: number;
      readonly default_value?: string;
      readonly max_length: number;
      readonly width: 'fill';
    })
  | (FieldBase & {
      readonly tag: 'select_static';
      readonly options: readonly SelectOption[];
      readonly initial_option?: string;
      readonly width: 'fill';
    })
  | (FieldBase & {
      readonly tag: 'multi_select_static';
      readonly options: readonly SelectOption[];
      readonly selected_values?: readonly string[];
      readonly width: 'fill';
    })
  | (FieldBase & {
      readonly tag: 'select_person';
      readonly options?: readonly { readonly value: string }[];
      readonly initial_option?: string;
      readonly width: 'fill';
    })
  | (FieldBase & { readonly tag: 'date_picker'; readonly initial_date?: string; readonly width: 'fill' })
  | (FieldBase & {
      readonly tag: 'picker_datetime';
      readonly initial_datetime?: string;
      readonly width: 'fill';
    });

export interface CardForm {
  readonly tag: 'form';
  readonly name: string;
  readonly elements: readonly CardElement[];
}

export type CardElement = Markdown | Div | Hr | CardButton | ColumnSet | CardField | CardForm;

export type HeadColour =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'indigo'
  | 'grey';

export interface LarkCard {
  readonly schema: '2.0';
  readonly config: {
    readonly update_multi: true;
    readonly enable_forward: boolean;
    readonly width_mode: 'fill';
    readonly summary: { readonly content: string };
  };
  readonly header?: { readonly title: PlainText; readonly template: HeadColour };
  readonly body: { readonly vertical_spacing: '8px'; readonly elements: readonly CardElement[] };
}

/** Text without any markup, for a title, a label or a line. */
export function plainText(
  content: string,
  look: Pick<PlainText, 'text_size' | 'text_color'> = {},
): PlainText {
  return { tag: 'plain_text', content, ...look };
}

/** A line of text without any markup. */
export function div(content: string, look: Pick<PlainText, 'text_size' | 'text_color'> = {}): Div {
  return { tag: 'div', text: plainText(content, look) };
}

/** Elements and components as Lark counts them: everything with a tag, nested texts included. */
export function countElements(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countElements(item), 0);
  if (node === null || typeof node !== 'object') return 0;
  const own = 'tag' in node ? 1 : 0;
  return Object.values(node).reduce<number>((sum, item) => sum + countElements(item), own);
}

/** Size of a card as its message content, in bytes of UTF-8. */
export function cardBytes(card: LarkCard): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}
