import { texts } from '../src/text/index.ts';
import { cut, momentText, oneLine, text } from './line.ts';
import type { Line } from './model.ts';
import { nameFor } from './person.ts';
import type { PersonView, Reader, TaskEventView } from './views.ts';

const SAID_LIMIT = 600;

/** What somebody did to a task, as one sentence. Names and notes of people stay plain text. */
export function eventText(event: TaskEventView, reader: Reader): string {
  const t = texts(reader.locale).notices;
  const name = (person: PersonView) => nameFor(person, reader.locale);
  const actor = name(event.actor);
  const said = (words: string) => cut(oneLine(words), SAID_LIMIT);
  switch (event.type) {
    case 'assigned_to_you':
      return event.created ? t.createdForYou({ actor }) : t.assignedToYou({ actor });
    case 'handed_over':
      return t.handedOver({ actor, to: event.to ? name(event.to) : null });
    case 'due_changed':
      return t.dueChanged({
        actor,
        from: event.from ? momentText(event.from, reader) : null,
        to: event.to ? momentText(event.to, reader) : null,
      });
    case 'blocked':
      return t.blocked({ actor, reason: event.reason === null ? null : said(event.reason) });
    case 'noted':
      return (event.mentioned ? t.mentioned : t.noted)({ actor, text: said(event.text) });
    default:
      return t[event.type]({ actor });
  }
}

/** The same as a line of a card. */
export function eventLine(event: TaskEventView, reader: Reader): Line {
  return [text(eventText(event, reader))];
}
