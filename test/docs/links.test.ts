import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['README.md', 'CHANGELOG.md', ...markdownIn('docs')];

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .sort();
}

const read = (page: string): string => readFileSync(join(root, page), 'utf8');

/** Without what stands in code, where brackets are no links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Where the links and pictures of a page lead to, within this project. */
function targetsOf(page: string): { path: string; anchor: string }[] {
  return [...prose(read(page)).matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = decodeURI(target).split('#');
      return { path: path === '' ? page : join(dirname(page), path), anchor };
    });
}

/** The anchors that a page's headings get. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Files and folders of the tree that a page names in code. */
function namedIn(page: string): string[] {
  const tops = 'adapters|cards|src|playground|prisma|scripts|test|bench|docs';
  const named = [...read(page).matchAll(new RegExp(`\`((?:${tops})/[\\w./-]+)\``, 'g'))];
  return named.map(([, path = '']) => path);
}

describe.each(pages)('%s', (page) => {
  it('links only to what is there', () => {
    const missing = targetsOf(page).filter(({ path }) => !existsSync(join(root, path)));
    expect(missing.map(({ path }) => relative('.', path))).toEqual([]);
  });

  it('links only to headings that are there', () => {
    const missing = targetsOf(page).filter(
      ({ path, anchor }) => anchor !== '' && path.endsWith('.md') && !anchorsOf(path).includes(anchor),
    );
    expect(missing).toEqual([]);
  });

  it('names only files that are there', () => {
    expect(namedIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
