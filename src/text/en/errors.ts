import { type Facts, factList, factNumber, factText, wordFor } from '../facts.ts';
import { already, invalid } from './refusals.ts';
import { words } from './words.ts';

function thing(facts: Facts): string {
  return wordFor(words.thing, factText(facts, 'noun') ?? factText(facts, 'what')) ?? 'entry';
}

function named(facts: Facts): string | undefined {
  return factText(facts, 'key') ?? factText(facts, 'code') ?? factText(facts, 'name');
}

function subject(facts: Facts): string {
  return named(facts) ?? `This ${thing(facts)}`;
}

function whoMay(facts: Facts): string {
  const people = factList(facts, 'who');
  if (people.length > 0) return `Ask ${words.either(people)}.`;
  const roles = factList(facts, 'roles').flatMap((role) => wordFor(words.roleInSentence, role) ?? []);
  return roles.length > 0 ? `It takes ${words.either(roles)}.` : '';
}

function forbidden(facts: Facts): string {
  const reason = factText(facts, 'reason');
  const person = factText(facts, 'person') ?? words.someoneCapital;
  if (reason === 'guest_reads_only') return `${person} is a guest and can only read.`;
  if (reason === 'not_invited') {
    return `${person} is from outside and has not been invited to ${named(facts) ?? 'this project'}.`;
  }
  const right = wordFor(words.right, factText(facts, 'right')) ?? 'do this';
  const where = named(facts) === undefined ? '' : ` (${named(facts)})`;
  const sentences = [`You may not ${right}${where}.`, wordFor(words.refusal, reason) ?? '', whoMay(facts)];
  return sentences.filter(Boolean).join(' ');
}

/** What is wrong, in whole sentences; the facts are names and keys. */
export const errors = {
  title: {
    error: 'That did not work',
    refused: 'You cannot do this',
    notUnderstood: 'Not understood',
  },
  understood: 'Understood: ',
  copyHint: 'Copy this line and change it as needed:',
  reference: (p: { code: string; requestId: string }) => `${p.code} · ${p.requestId}`,
  operation: {
    not_found: (facts: Facts) => {
      const name = named(facts);
      return name === undefined
        ? `There is no such ${thing(facts)}, or you cannot see ${thing(facts) === words.thing.member ? 'them' : 'it'}.`
        : `There is no ${thing(facts)} ${name}, or you cannot see it.`;
    },
    forbidden,
    invalid,
    conflict: (facts: Facts) =>
      factText(facts, 'what') === 'code' || factText(facts, 'field') === 'code'
        ? `The code ${named(facts) ?? ''} is already used by another project.`.replace('  ', ' ')
        : `${subject(facts)} was changed by somebody else just now. Look at it again first.`,
    already,
    archived: (facts: Facts) =>
      `${factText(facts, 'code') ?? subject(facts)} is archived, so nothing in it can change.`,
    expired: (facts: Facts): string =>
      factText(facts, 'what') === 'code'
        ? 'This code is no longer valid. Ask for a new one.'
        : 'The time for this has run out.',
    needs_confirmation: (facts: Facts) => `${subject(facts)}: this has to be confirmed first.`,
    nothing_to_undo: (_facts: Facts) => 'There is nothing of yours from the last 10 minutes to undo.',
    changed_since: (facts: Facts) => {
      const by = factText(facts, 'by') ?? words.someoneCapital;
      return `${by} has changed ${named(facts) ?? 'the same fields'} since, so this cannot be undone.`;
    },
    cycle: (facts: Facts) => {
      const on = factText(facts, 'on') ?? factText(facts, 'other');
      const key = factText(facts, 'key');
      if (key !== undefined && on === key) return `${key} cannot wait for itself.`;
      return key !== undefined && on !== undefined
        ? `${on} already waits for ${key}, so ${key} cannot wait for ${on}.`
        : 'These tasks would wait for each other in a circle.';
    },
    limit: (facts: Facts) => {
      const max = factNumber(facts, 'maximum');
      return max === undefined
        ? 'This is more than is possible here.'
        : `This is more than is possible here: at most ${max}.`;
    },
  },
  phrase: {
    not_a_time: (text: string) => `“${text}” is not a time I can read.`,
    invalid_date: (text: string) => `There is no such date as “${text}”.`,
    invalid_clock: (text: string) => `There is no such time of day as “${text}”.`,
    unknown_zone: (text: string) => `“${text}” is not a time zone I know.`,
    no_launch: (text: string) => `“${text}” counts from the launch, and the project has no launch date yet.`,
    unknown_event: (text: string) => `I do not know the date of “${text}”.`,
    calendar_unannounced: (text: string) => `The days off that “${text}” needs have not been announced yet.`,
  },
  refused: {
    unbound: 'This workspace does not belong to a company here yet.',
    pending: 'You are not known here yet. The admin has been asked to let you in.',
    ignored: 'You have no access here. An admin of your company can change that.',
    inactive: 'Your access has been switched off. An admin of your company can change that.',
    rate: (seconds: number) => `That was a lot at once. Try again in ${seconds} s.`,
    size: (max: number) => `This message is too long: at most ${max} characters.`,
    stale: 'This card was out of date. Here is the present one.',
    notYours: (who: readonly string[]) =>
      who.length > 0 ? `This button is for ${words.either(who)}.` : 'This button is for somebody else.',
    expiredButton: 'This button is too old. Ask for the card again.',
    directOnly: 'This works only in a direct message.',
    groupOnly: 'This works only in a group.',
    later: 'This takes a moment. The answer follows here.',
    failed: 'Something went wrong on our side. Nothing has been changed. Try again in a minute.',
    busy: 'The service is busy right now. Nothing has been changed. Try again in a minute.',
  },
};
