/** The package's folder, from `src/`, from `dist/`, and from the bundled program, all of whose files are in `dist/` itself. */
export const root = new URL('../', import.meta.url);
