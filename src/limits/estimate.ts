/** The variables of one request, its operation's defaults filled in. */
export type Variables = Readonly<Record<string, unknown>>;

/** Upstream calls: a number, or a function where they depend on variables. */
export type Estimate = number | ((variables: Variables) => number);

export function valueOf(estimate: Estimate, variables: Variables): number {
  return typeof estimate === 'number' ? estimate : estimate(variables);
}

/** Constants are added up at once, so that a request pays only for what its variables decide. */
export function sum(parts: readonly Estimate[]): Estimate {
  let constant = 0;
  const open = parts.filter((part) => {
    if (typeof part !== 'number') return true;
    constant += part;
    return false;
  });
  if (open.length === 0) return constant;
  return (variables) => open.reduce<number>((total, part) => total + valueOf(part, variables), constant);
}

export function times(count: Estimate, each: Estimate): Estimate {
  if (each === 0) return 0;
  if (typeof count === 'number' && typeof each === 'number') return count * each;
  return (variables) => valueOf(count, variables) * valueOf(each, variables);
}
