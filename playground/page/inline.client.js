/**
 * Reads text with inline markup into nodes. Each rule is a sticky pattern and a builder, which gets the match, a
 * function that reads inner text by the same rules, and the character before; null lets the next rule try.
 * What no rule takes is text.
 */
export function inline(source, rules) {
  const nodes = [];
  let plain = '';
  let at = 0;
  const inner = (text) => inline(text, rules);
  while (at < source.length) {
    const taken = take(source, at, rules, inner);
    if (taken === null) {
      const next = String.fromCodePoint(source.codePointAt(at) ?? 0);
      plain += next;
      at += next.length;
      continue;
    }
    at += taken.length;
    if (typeof taken.made === 'string') {
      plain += taken.made;
      continue;
    }
    if (plain !== '') nodes.push(plain);
    plain = '';
    nodes.push(...[taken.made].flat());
  }
  if (plain !== '') nodes.push(plain);
  return nodes;
}

function take(source, at, rules, inner) {
  for (const [pattern, build] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match === null) continue;
    const made = build(match, inner, at === 0 ? '' : source.charAt(at - 1));
    if (made !== null) return { made, length: match[0].length };
  }
  return null;
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', sim: '~', apos: "'" };

/** One character reference, with or without number; unknown names stay as they are. */
export const ENTITY = [
  /&(?:#(\d{1,7})|([a-z]+));/y,
  ([whole, digits, name]) =>
    digits ? String.fromCodePoint(Math.min(Number(digits), 0x10ffff)) : (NAMED[name] ?? whole),
];
