/**
 * What people see, as plain data, before any platform has a say.
 * All text is already resolved to the reader's language; text from people stays literal and a renderer
 * may never let it become a mention, a link or markup.
 */
export type CardLocale = 'zh' | 'en';

/** Colour of a card's head: the state of its subject, or the nature of an answer. */
export type Tone = 'open' | 'in_progress' | 'blocked' | 'late' | 'done' | 'info' | 'warning' | 'error';

export type CardKind =
  | 'task'
  | 'task_list'
  | 'project'
  | 'form'
  | 'choice'
  | 'confirm'
  | 'help'
  | 'error'
  | 'settings'
  | 'welcome'
  | 'my_day'
  | 'notice';

export type TextStyle = 'plain' | 'strong' | 'muted' | 'struck' | 'code';

/** A piece of a line. `person` becomes a real mention only where `userId` is given (and `notify` is set). */
export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly style?: TextStyle }
  | { readonly type: 'person'; readonly name: string; readonly userId?: string; readonly notify?: boolean }
  | { readonly type: 'time'; readonly text: string; readonly at: string; readonly style?: TextStyle }
  | { readonly type: 'link'; readonly text: string; readonly url: string };

export type Line = readonly Inline[];

/** What pressing a button means. It stays in the database; the vendor only ever carries the token minted for it. */
export interface Press {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Member ids allowed to press; absent: whoever the policy allows. */
  readonly only?: readonly string[];
}

export interface Button<P = Press> {
  readonly label: string;
  readonly press: P;
  readonly style?: 'primary' | 'danger';
  /** The press answers with a form, so a platform may open a loading view at once. */
  readonly opensForm?: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly error?: string;
  /** Most people leave it empty. */
  readonly further?: boolean;
}

/**
 * One input of a form. `datetime` values are wall times `YYYY-MM-DDTHH:mm` in the field's zone,
 * `date` values `YYYY-MM-DD`; `person` values are the platform's user ids.
 */
export type Field =
  | (FieldBase & {
      readonly type: 'text';
      readonly value?: string;
      readonly placeholder?: string;
      readonly multiline?: boolean;
      /** Its lines are items; where a value has to stand in one line, they are separated. */
      readonly list?: boolean;
      readonly maxLength?: number;
    })
  | (FieldBase & { readonly type: 'select'; readonly options: readonly Option[]; readonly value?: string })
  | (FieldBase & {
      readonly type: 'multi_select';
      readonly options: readonly Option[];
      readonly value?: readonly string[];
    })
  | (FieldBase & { readonly type: 'person'; readonly value?: string; readonly placeholder?: string })
  | (FieldBase & { readonly type: 'date'; readonly value?: string })
  | (FieldBase & { readonly type: 'datetime'; readonly zone: string; readonly value?: string });

export type Block<P = Press> =
  | { readonly type: 'text'; readonly line: Line }
  | { readonly type: 'facts'; readonly items: readonly { readonly label: string; readonly value: Line }[] }
  /** Lines of a list, each with at most one button beside it where the platform can. */
  | {
      readonly type: 'list';
      readonly items: readonly { readonly line: Line; readonly button?: Button<P> }[];
    }
  /** A line to copy, shown as code: corrected commands and examples. */
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'actions'; readonly buttons: readonly Button<P>[] }
  | { readonly type: 'note'; readonly line: Line }
  | { readonly type: 'divider' }
  | {
      readonly type: 'form';
      readonly fields: readonly Field[];
      readonly submit: Button<P>;
      readonly cancel?: string;
      /** Shows the further fields too, where a form can change under what is typed; elsewhere they are shown at once. */
      readonly more?: Button<P>;
    };

export interface Card<P = Press> {
  readonly kind: CardKind;
  readonly locale: CardLocale;
  readonly tone: Tone;
  readonly title: string;
  /** One plain line for notifications, chat lists and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block<P>[];
}

/** A card whose buttons carry minted tokens: the only form an adapter ever sees. */
export type MintedCard = Card<string>;

/** What a renderer had to drop or cut, declared per platform or held to be none by the golden tests. */
export interface Loss {
  readonly what:
    | 'text_cut'
    | 'lines_cut'
    | 'buttons_dropped'
    | 'button_label_cut'
    | 'options_cut'
    | 'field_degraded'
    | 'size';
  /** Where in the card, such as `blocks[2].items`. */
  readonly where: string;
  readonly detail: string;
}

/** A line with one plain text in it. */
export function plain(text: string): Line {
  return [{ type: 'text', text }];
}

/** The card with every button's press replaced by `swap(press)`, in reading order. */
export function mapPresses<A, B>(card: Card<A>, swap: (button: Button<A>) => B): Card<B> {
  const button = (b: Button<A>): Button<B> => ({ ...b, press: swap(b) });
  return { ...card, blocks: card.blocks.map((block) => mapBlock(block, button)) };
}

function mapBlock<A, B>(block: Block<A>, button: (b: Button<A>) => Button<B>): Block<B> {
  switch (block.type) {
    case 'list':
      return {
        ...block,
        items: block.items.map(({ line, button: b }) => (b ? { line, button: button(b) } : { line })),
      };
    case 'actions':
      return { ...block, buttons: block.buttons.map(button) };
    case 'form': {
      const { more, ...form } = block;
      return { ...form, submit: button(form.submit), ...(more ? { more: button(more) } : {}) };
    }
    default:
      return block;
  }
}
