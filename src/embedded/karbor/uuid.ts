/** Whether oslo takes a text for a UUID: dashes, case and a surrounding `urn:uuid:` or braces are free. */
export function uuidLike(text: string): boolean {
  const bare = text
    .replace('urn:', '')
    .replace('uuid:', '')
    .replace(/^[{}]+|[{}]+$/g, '');
  return /^[0-9a-f]{32}$/i.test(bare.replaceAll('-', ''));
}
