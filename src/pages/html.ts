import type { PageFile } from './explorerFiles.ts';

/** Puts what the page is to know into the built page, as data that no script policy has to allow. */
export function filledPage(page: PageFile, known: unknown): string {
  // `<` would end the element.
  const json = JSON.stringify(known).replaceAll('<', '\\u003c');
  return page.body
    .toString()
    .replace(/(<script type="application\/json" id="gateway">)[^<]*/, (_all, start: string) => start + json)
    .replace('<head>', '<head>\n    <base href="./explorer/" />');
}

/** What is shown in place of the explorer when the gateway was started without a build. */
export const notBuilt = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Tributary</title>
  <h1>Tributary</h1>
  <p>The explorer is not there: <code>npm run build</code> makes it. GraphQL is served at <code>/graphql</code>.</p>
</html>
`;
