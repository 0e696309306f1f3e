/** A line with its trigger taken off. */
export interface Called {
  readonly text: string;
  readonly slash: boolean;
}

/**
 * Takes `/pm` (or the tenant's own word) off a line, in full width too. Registered slash commands arrive as plain
 * text, so where the bot is spoken to anyway a `/verb` loses its slash.
 */
export function takeSlash(text: string, word: string, addressed: boolean): Called {
  const match = /^[/／]\s?([\p{L}\p{N}_-]+)(?=\s|$)\s*/u.exec(text);
  if (!match) return { text, slash: false };
  const said = match[1] ?? '';
  if (fold(said) === fold(word)) return { text: text.slice(match[0].length), slash: true };
  return addressed ? { text: text.slice(1).trimStart(), slash: true } : { text, slash: false };
}

/** True where a line could be a slash command at all. */
export function startsWithSlash(text: string): boolean {
  return /^[/／]/.test(text.trimStart());
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}
