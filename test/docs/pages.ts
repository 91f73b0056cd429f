import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** What stands behind the fence: a language and, for some, a file. */
  readonly info: string;
  readonly text: string;
  /** The JSON block right behind it: what it answers. */
  readonly answer: string | null;
}

/** The pages that tell people what to do. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
].map((page) => ({ page, text: readFileSync(new URL(page, root), 'utf8') }));

export const rootPath = fileURLToPath(root);

export const blocks: readonly Block[] = pages.flatMap(({ page, text }) => {
  const found = [...text.matchAll(/^```(.*)\n([^]*?)^```$\n?/gm)];
  return found.map(({ index, 0: whole, 1: info = '', 2: inside = '' }, number): Block => {
    const next = found[number + 1];
    const isNext = next !== undefined && text.slice(index + whole.length, next.index).trim() === '';
    return { page, info, text: inside, answer: isNext && next[1] === 'json' ? (next[2] ?? '') : null };
  });
});

export const of = (info: string) => blocks.filter((block) => block.info === info);
