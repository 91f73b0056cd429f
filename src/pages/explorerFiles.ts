import { readdirSync, readFileSync } from 'node:fs';
import { extname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../root.ts';

/** A file of the built explorer; `gzip` is what the build made of it, where that is smaller. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
}

const built = fileURLToPath(new URL('dist/explorer/', root));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** The built explorer's files by their path under it, read into memory once; none when it was not built. */
export function explorerFiles(folder = built): ReadonlyMap<string, PageFile> {
  const paths = pathsIn(folder);
  const known = new Set(paths);
  const files = paths.flatMap((path) => {
    const type = types[extname(path)];
    if (type === undefined) return [];
    const gzip = known.has(`${path}.gz`) ? readFileSync(`${path}.gz`) : null;
    const name = relative(folder, path).split(sep).join('/');
    return [[name, { type, body: readFileSync(path), gzip }] as const];
  });
  return new Map(files);
}

function pathsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}${entry.parentPath.endsWith(sep) ? '' : sep}${entry.name}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
