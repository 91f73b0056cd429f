/** New tabs start with it. */
export const noToken = '{\n  "X-Auth-Token": ""\n}';

/** The header editor's text as headers; none while it is no JSON. */
export function headersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
