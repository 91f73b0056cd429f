/**
 * The browser's storage for GraphiQL, but for headers: they hold a token. GraphiQL leaves them out of its tabs when told to, and
 * writes them into its history all the same.
 */
export const storageWithoutHeaders = {
  get length() {
    return localStorage.length;
  },
  getItem: (key: string) => localStorage.getItem(key),
  removeItem: (key: string) => localStorage.removeItem(key),
  clear: () => localStorage.clear(),
  setItem: (key: string, value: string) => localStorage.setItem(key, withoutHeaders(value)),
};

function withoutHeaders(value: string): string {
  if (!value.includes('"headers"')) return value;
  try {
    return JSON.stringify(JSON.parse(value), (key, inner: unknown) =>
      key === 'headers' ? undefined : inner,
    );
  } catch {
    return value;
  }
}
