import { MENTION_CLOSE, MENTION_OPEN } from '../contract.ts';

/** Escapes the three characters that open links, mentions and entities in mrkdwn and in a message's `text` (docs.slack.dev, Formatting message text). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Undoes Slack's three entities, ampersand last, so that `&amp;lt;` stays `&lt;`. */
export function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Takes the two private characters that mark mentions out of what people type. */
export function stripMarks(text: string): string {
  return text.replaceAll(MENTION_OPEN, '').replaceAll(MENTION_CLOSE, '');
}

/**
 * Whether text, once escaped, would be read literally by mrkdwn. Slack has no escape for `* _ ~` and backtick,
 * a `>` quotes at a line's start, and `:name:` becomes an emoji; such text goes into plain or rich text instead.
 */
export function literalInMrkdwn(text: string): boolean {
  return !/[*_~`]/.test(text) && !/^[^\S\r\n\u2028\u2029]*>/m.test(text) && !/:[\w+'-]+:/.test(text);
}
