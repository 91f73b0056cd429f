/** Whether a value is an object whose properties may be read. */
export function isObjectLike(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether a value has yet to come; anything with a method `then` counts, as in graphql-js. Throws where `then` cannot be read. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  if (typeof value === 'function') return typeof Reflect.get(value, 'then') === 'function';
  return isObjectLike(value) && typeof value['then'] === 'function';
}
