import { type Facts, texts } from '../src/text/index.ts';
import { formatMoment } from '../src/time/index.ts';
import { text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import { nameFor } from './person.ts';
import type { PersonView, Reader } from './views.ts';

/** A failure in three parts. `understood` and `wrong` are resolved text; `copy` is the corrected line without trigger. */
export interface ErrorView {
  readonly kind?: 'error' | 'refused' | 'not_understood';
  readonly understood: string | null;
  readonly wrong: string;
  readonly copy: string | null;
  readonly code: string;
  readonly requestId: string;
  readonly buttons?: readonly Button[];
}

/** What was understood, what is wrong, a line to copy, and a reference for whoever is asked for help. */
export function errorCard(view: ErrorView, reader: Reader): Card {
  const { errors } = texts(reader.locale);
  const titles = {
    error: errors.title.error,
    refused: errors.title.refused,
    not_understood: errors.title.notUnderstood,
  };
  const blocks: Block[] = [];
  if (view.understood) {
    blocks.push({ type: 'text', line: [text(errors.understood, 'muted'), text(view.understood)] });
  }
  blocks.push({ type: 'text', line: [text(view.wrong)] });
  if (view.copy !== null) {
    blocks.push({ type: 'note', line: [text(errors.copyHint)] });
    blocks.push({ type: 'copy', text: `${reader.trigger}${view.copy}` });
  }
  if (view.buttons && view.buttons.length > 0) blocks.push({ type: 'actions', buttons: view.buttons });
  blocks.push({
    type: 'note',
    line: [text(errors.reference({ code: view.code, requestId: view.requestId }), 'muted')],
  });
  const title = titles[view.kind ?? 'error'];
  const tone = view.kind === undefined || view.kind === 'error' ? 'error' : 'warning';
  return { kind: 'error', locale: reader.locale, tone, title, summary: view.wrong, blocks };
}

type Say = (facts: Facts) => string;

/** Facts of a refusal with the people in them not yet named in anybody's language. */
export type RefusalFacts = Readonly<Record<string, Facts[string] | PersonView | readonly PersonView[]>>;

/**
 * The text of a refusal by an operation, `at` (ISO, UTC) in the reader's zone and people by the name that the reader's
 * language uses; an unknown code throws, because it is a mistake of ours.
 */
export function operationErrorText(
  code: string,
  facts: RefusalFacts,
  reader: Pick<Reader, 'locale' | 'zone' | 'now'>,
): string {
  const named = Object.entries(facts).map(([name, fact]) => [name, factFor(fact, reader.locale)]);
  const shown: Facts = Object.fromEntries(named);
  const at = typeof shown.at === 'string' ? new Date(shown.at) : null;
  const moment =
    at === null || Number.isNaN(at.getTime())
      ? {}
      : { at: formatMoment(at, reader.zone, reader.locale, { now: reader.now }) };
  return say(texts(reader.locale).errors.operation, code)({ ...shown, ...moment });
}

function factFor(fact: RefusalFacts[string], locale: Reader['locale']): Facts[string] {
  if (typeof fact !== 'object') return fact;
  if ('name' in fact) return nameFor(fact, locale);
  return fact.map((one) => (typeof one === 'string' ? one : nameFor(one, locale)));
}

/** The text of a mistake in a typed line. */
export function lineErrorText(code: string, facts: Facts, reader: Pick<Reader, 'locale'>): string {
  return say(texts(reader.locale).commands.errors, code)(facts);
}

function say(all: Readonly<Record<string, Say>>, code: string): Say {
  const found = Object.hasOwn(all, code) ? all[code] : undefined;
  if (!found) throw new RangeError(`no text for the code ${code}`);
  return found;
}
