import { texts } from '../src/text/index.ts';
import { text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import { named } from './task-list.ts';
import type { Reader } from './views.ts';

/** One command: a line as people type it (without trigger) and what it does. */
export interface HelpEntry {
  readonly line: string;
  readonly does: string;
}

export interface HelpView {
  /** `start` is the first screen; `all`, `admin`, or a topic's id. */
  readonly topic: string;
  /** Groups of commands; headings are topic ids or text. */
  readonly groups: readonly { readonly heading: string | null; readonly entries: readonly HelpEntry[] }[];
  /** Topics to go on to, by id. */
  readonly topics: readonly string[];
  /** The topic that was asked for and does not exist. */
  readonly unknown?: string;
}

/** How to use the service: a screen of commands with what each does, and buttons for more. */
export function helpCard(view: HelpView, reader: Reader): Card {
  const t = texts(reader.locale);
  const titles: Readonly<Record<string, string>> = {
    start: t.help.title,
    all: t.help.titleAll,
    admin: t.help.titleAdmin,
  };
  const title = titles[view.topic] ?? t.help.titleTopic(named(t.help.topics, view.topic));
  const blocks: Block[] = [];
  if (view.unknown !== undefined)
    blocks.push({ type: 'text', line: [text(t.help.noTopic(named(t.help.topics, view.unknown)))] });
  else if (view.topic === 'start') blocks.push({ type: 'text', line: [text(t.help.lead)] });
  for (const { heading, entries } of view.groups) {
    if (entries.length === 0) continue;
    if (heading !== null) {
      blocks.push({ type: 'text', line: [text(named(t.help.topics, heading), 'strong')] });
    }
    blocks.push({
      type: 'list',
      items: entries.map(({ line, does }) => ({
        line: [text(`${reader.trigger}${line}`, 'code'), text(` ${does}`)],
      })),
    });
  }
  if (view.topic === 'time')
    blocks.push(...t.help.time.map((line): Block => ({ type: 'text', line: [text(line)] })));
  if (view.topic === 'start' && view.unknown === undefined)
    blocks.push({ type: 'note', line: [text(t.help.leadFree)] });
  const buttons = view.topics.map(
    (topic): Button => ({
      label: topic === 'all' ? t.buttons.allCommands : named(t.help.topics, topic),
      press: { operation: 'help', input: { topic } },
    }),
  );
  if (buttons.length > 0) blocks.push({ type: 'actions', buttons });
  return { kind: 'help', locale: reader.locale, tone: 'info', title, summary: t.help.summary, blocks };
}
