const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
};

/** What a reader sees of DingTalk Markdown: no markup, entities decoded, mentions as `@Name`. */
export function readMarkdown(source: string): string {
  return fenced(source)
    .map(({ text, code }) => (code ? text : readBlocks(text)))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

interface Part {
  readonly text: string;
  readonly code: boolean;
}

/** The parts of a source by its fences; one that is never closed opens nothing. */
function fenced(source: string): readonly Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  const end = (code: boolean) => {
    parts.push({ text: lines.join('\n'), code });
    lines = [];
  };
  const all = source.split('\n');
  const lastFence = all.lastIndexOf('```');
  let open = false;
  for (const [index, line] of all.entries()) {
    if (open ? line === '```' : line.startsWith('```') && index < lastFence) {
      end(open);
      open = !open;
    } else lines.push(line);
  }
  end(open);
  return parts;
}

function readBlocks(source: string): string {
  return source
    .replace(/<br\s*\/?>/gi, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(\*{3,}|-{3,})$/.test(line))
    .map((line) =>
      readInline(
        line
          .replace(/^#{1,6}\s+/, '')
          .replace(/^>\s?/, '')
          .replace(/^[-+*]\s+/, '• '),
      ),
    )
    .join('\n');
}

/** One line: markup goes, what was escaped stays. */
function readInline(line: string): string {
  let rest = line;
  let out = '';
  while (rest !== '') {
    const [taken, shown] = nextPiece(rest);
    out += shown;
    rest = rest.slice(taken);
  }
  return out;
}

const RULES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^\\([!-/:-@[-`{-~])/, (match) => match[1] ?? ''],
  [/^&(#?\w+);/, (match) => ENTITIES[match[1] ?? ''] ?? match[0]],
  [/^!\[[^\]]*\]\([^)]*\)/, () => ''],
  [/^\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/, (match) => readInline(match[1] ?? '')],
  [/^<a\s+atId=[^>]*>(.*?)<\/a>/i, (match) => `@${readInline(match[1] ?? '')}`],
  [/^<\/?[a-z][^>]*>/i, () => ''],
  [/^`([^`]+)`/, (match) => match[1] ?? ''],
  [/^(\*\*|\*|~~)/, () => ''],
];

function nextPiece(rest: string): readonly [number, string] {
  for (const [pattern, shown] of RULES) {
    const match = pattern.exec(rest);
    if (match !== null) return [match[0].length, shown(match)];
  }
  const plain = /^[^\\&![<`*~]+/.exec(rest)?.[0] ?? rest.charAt(0);
  return [plain.length, plain];
}
