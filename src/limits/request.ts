import type { GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import type { LimitSettings } from '../config/settings.ts';
import { RequestError } from '../errors.ts';
import { graphqlErrorOf } from '../formatError.ts';
import type { AllowList } from './allowList.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { valueOf } from './estimate.ts';
import { longestList } from './listInputs.ts';
import { overLimit } from './overLimit.ts';

/** A request whose document is valid. */
export type ResolvedRequest = Pick<
  GraphQLRequestContextDidResolveOperation<object>,
  'operation' | 'request' | 'queryHash' | 'metrics'
>;

/** The allow-list, and the limits that a request's variables decide; what its document decides was settled when that was validated. */
export class RequestLimits {
  readonly #documents: DocumentLimits;
  readonly #settings: LimitSettings;
  readonly #allowed: AllowList | null;

  constructor(documents: DocumentLimits, settings: LimitSettings, allowed: AllowList | null) {
    this.#documents = documents;
    this.#settings = settings;
    this.#allowed = allowed;
  }

  check({ operation, request, queryHash, metrics }: ResolvedRequest): void {
    if (this.#allowed !== null && metrics.persistedQueryHit !== true && !this.#allowed.has(queryHash)) {
      throw graphqlErrorOf(
        new RequestError('FORBIDDEN', 'Only the documents on the allow-list are served here.'),
      );
    }
    const plan = operation === undefined ? undefined : this.#documents.plan(operation);
    if (plan === undefined) return;
    const { measure, lists, defaults } = plan;
    const { estimatedCalls, listInput } = this.#settings;
    const given = request.variables ?? {};
    const longest = longestList(lists, given);
    if (longest > listInput) throw overLimit('A list in the variables has', longest, 'items', listInput);
    const calls =
      typeof measure.calls === 'number' ? measure.calls : valueOf(measure.calls, { ...defaults, ...given });
    if (calls > estimatedCalls) {
      throw overLimit('The request may need', calls, 'upstream calls', estimatedCalls);
    }
  }
}
