import { Kind } from 'graphql';
import type { FieldNode } from 'graphql';
import type { Estimate } from './estimate.ts';
import type { Weight } from './weights.ts';

/** How many rows a field asks for: what its argument says, a list's length where that is one, else what is assumed. */
export function rowsOf(node: FieldNode, { argument, assumed }: NonNullable<Weight['rows']>): Estimate {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
  switch (value?.kind) {
    case Kind.INT:
      return count(Number(value.value), assumed);
    case Kind.LIST:
      return value.values.length;
    case Kind.VARIABLE: {
      const name = value.name.value;
      return (variables) => count(variables[name], assumed);
    }
    default:
      return assumed;
  }
}

function count(value: unknown, assumed: number): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && value >= 0 ? value : assumed;
}
