import type { TenantView } from '../../store/store.ts';

/** Letter first, two to ten in all. */
export const CODE = /^[A-Z][A-Z0-9]{1,9}$/;

const LONGEST = 10;

/**
 * A code made of a name's Latin initials and digits (`Q4黑五备战 - Amazon US` → `Q4AU`); a single word gives its
 * first four letters, a name without Latin letters or digits gives null.
 */
export function deriveCode(name: string): string | null {
  const words =
    name
      .normalize('NFKC')
      .toUpperCase()
      .match(/[A-Z]+\d*|\d+/g) ?? [];
  const [only] = words;
  if (only === undefined) return null;
  const initials =
    words.length === 1 && /^[A-Z]/.test(only)
      ? only.slice(0, 4)
      : words.map((word) => (/^\d/.test(word) ? word : word.slice(0, 1) + word.replace(/\D/g, ''))).join('');
  const code = (/^[A-Z]/.test(initials) ? initials : `P${initials}`).slice(0, LONGEST);
  return CODE.test(code) ? code : null;
}

/** A code that no project of the tenant has: the derived one, or it with a number, or `P1`, `P2`, … */
export async function freeCode(tx: TenantView, name: string): Promise<string> {
  const projects = await tx.db.project.findMany({ select: { code: true } });
  const taken = new Set(projects.map((project) => project.code));
  const derived = deriveCode(name);
  if (derived !== null && !taken.has(derived)) return derived;
  const stem = derived ?? 'P';
  for (let n = derived === null ? 1 : 2; ; n++) {
    const code = `${stem.slice(0, LONGEST - String(n).length)}${n}`;
    if (CODE.test(code) && !taken.has(code)) return code;
  }
}
