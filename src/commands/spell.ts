import { MENTION_OPEN } from '../../adapters/contract.ts';
import { writeMentions } from './call.ts';
import { foldLower } from './fold.ts';
import type { Choice, Interpretation } from './intent.ts';
import type { Lookup, MemberFacts } from './lookup.ts';
import { NameIndex } from './names.ts';
import { type Names, printIntent } from './print.ts';
import type { Speech } from './speech.ts';

/**
 * Lines that are handed back, to copy or behind a button, hold marks where people stand. Here every mark becomes a
 * name that means exactly that person when the line is typed again.
 */

const MEMBER = /\uE000m:([^\uE000\uE001]{1,64})\uE001/g;

/** What means exactly this member behind an `@`: a name in the speaker's language, else any name, else the id. */
function nameOf(member: MemberFacts, index: NameIndex, locale: Speech['locale']): string {
  const foreign = locale === 'en' && /[\u4e00-\u9fff]/.test(member.name);
  const names = [foreign ? member.otherName : null, member.name, member.otherName, ...member.aliases];
  const exact = names.find((name) => {
    if (!name) return false;
    const found = index.at(foldLower(name), 0);
    return found?.how === 'exact' && found.end === name.length && found.members.length === 1;
  });
  return exact ?? member.id;
}

interface People {
  readonly names: Names;
  /** A name for somebody to read and paste. */
  readable(text: string): string;
  /** The id, for a line that a button says. */
  exact(text: string): string;
}

async function peopleOf({ speech, lookup }: Asker): Promise<People> {
  const members = await lookup.members();
  const index = new NameIndex(members);
  const byMention = new Map<number, { name: string; id: string }>();
  for (const [i, mention] of speech.mentions.entries()) {
    if (mention.kind === 'room') {
      const project = await lookup.projectOfRoom(mention.roomId);
      if (project) byMention.set(i, { name: project.code, id: project.code });
    }
    const member = mention.kind === 'person' ? await lookup.memberOf(mention.userId) : null;
    if (member) byMention.set(i, { name: nameOf(member, index, speech.locale), id: member.id });
  }
  const write = (text: string, how: 'name' | 'id') => {
    const said = new Map([...byMention].map(([i, each]) => [i, each[how]]));
    const named = text.replace(MEMBER, (_, id: string) => {
      const member = members.find((each) => each.id === id);
      return member && how === 'name' ? nameOf(member, index, speech.locale) : id;
    });
    return writeMentions(named, speech.mentions, said);
  };
  const projects = await lookup.projects();
  const task = await lookup.threadTask();
  const names: Names = {
    member: (id) => {
      const member = members.find((each) => each.id === id);
      return member && nameOf(member, index, speech.locale);
    },
    project: (id) => projects.find((each) => each.id === id)?.code,
    task: (id) => (task?.id === id ? task.key : undefined),
  };
  return { names, readable: (text) => write(text, 'name'), exact: (text) => write(text, 'id') };
}

/** What the first whole answer would be as a line, for a typed line that could not be corrected in place. */
function printed(found: Interpretation, { names }: People, { locale, now }: Speech): string {
  if (found.kind !== 'ask') return '';
  const ahead = found.choices.filter(({ label }) => label.say !== 'time' || label.reading.at > now);
  for (const { intent } of ahead) {
    const line = printIntent(intent, locale, names);
    if (line !== null) return line;
  }
  return '';
}

function spelledChoice(choice: Choice, { readable, exact }: People): Choice {
  const { label, intent } = choice;
  const { line } = intent.input;
  return {
    label: label.say === 'verb' ? { ...label, line: readable(label.line) } : label,
    intent: intent.operation === 'say' ? { ...intent, input: { line: exact(String(line)) } } : intent,
  };
}

interface Asker {
  readonly speech: Speech;
  readonly lookup: Lookup;
}

/** An interpretation with the people in its lines written out. */
export async function spelledOut(found: Interpretation, asker: Asker): Promise<Interpretation> {
  if (found.kind !== 'ask' && found.kind !== 'error' && found.kind !== 'draft') return found;
  const lines = [
    ...('copy' in found ? [found.copy] : []),
    ...('choices' in found
      ? found.choices.map(({ label, intent }) => JSON.stringify([label, intent.input]))
      : []),
  ];
  const unprinted = 'copy' in found && found.copy === '';
  if (!unprinted && !lines.some((line) => line.includes(MENTION_OPEN))) return found;
  const people = await peopleOf(asker);
  const copy = unprinted
    ? printed(found, people, asker.speech)
    : 'copy' in found
      ? people.readable(found.copy)
      : null;
  const items = 'understood' in found ? found.understood.items : undefined;
  return {
    ...found,
    ...(copy !== null && { copy }),
    ...('understood' in found &&
      items && { understood: { ...found.understood, items: items.map(people.readable) } }),
    ...('choices' in found && { choices: found.choices.map((choice) => spelledChoice(choice, people)) }),
  } as Interpretation;
}
