import { GraphQLError, Kind, valueFromASTUntyped } from 'graphql';
import type {
  ASTVisitor,
  DocumentNode,
  GraphQLSchema,
  OperationDefinitionNode,
  ValidationContext,
} from 'graphql';
import type { LimitSettings } from '../config/settings.ts';
import { overLimit } from './overLimit.ts';
import type { Variables } from './estimate.ts';
import { listInputs } from './listInputs.ts';
import type { ListInputs } from './listInputs.ts';
import { Measurer } from './measure.ts';
import type { Measure } from './measure.ts';
import { weightsOf } from './weights.ts';

/** What is known of an operation once its document has been looked at. */
interface Plan {
  readonly measure: Measure;
  readonly defaults: Variables;
  readonly lists: ListInputs;
}

/** Looks at each document once: its plans live as long as Apollo Server's store keeps the document. */
export class DocumentLimits {
  readonly #limits: LimitSettings;
  readonly #weightOf;
  readonly #schema: GraphQLSchema;
  readonly #plans = new WeakMap<OperationDefinitionNode, Plan>();

  constructor(schema: GraphQLSchema, limits: LimitSettings) {
    this.#schema = schema;
    this.#limits = limits;
    this.#weightOf = weightsOf(schema);
  }

  /**
   * A validation rule. A document over a limit is given to the other rules empty: some of them take time that grows
   * with the square of its size, and fragments that spread themselves overflow the stack.
   */
  readonly rule = (context: ValidationContext): ASTVisitor => ({
    Document: (document) => {
      const faults = this.#faultsOf(document);
      if (faults.length === 0) return undefined;
      for (const fault of faults) context.reportError(fault);
      return { ...document, definitions: [] };
    },
    ListValue: (node) => {
      const { listInput } = this.#limits;
      if (node.values.length <= listInput) return;
      context.reportError(overLimit('A list in the document has', node.values.length, 'items', listInput));
    },
  });

  plan(operation: OperationDefinitionNode): Plan | undefined {
    return this.#plans.get(operation);
  }

  #faultsOf(document: DocumentNode): readonly GraphQLError[] {
    const measurer = new Measurer(this.#schema, this.#weightOf, document);
    const faults: GraphQLError[] = [];
    for (const operation of document.definitions) {
      if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
      const measure = measurer.measure(operation);
      faults.push(...this.#excesses(measure));
      this.#plans.set(operation, {
        measure,
        defaults: defaultsOf(operation),
        lists: listInputs(this.#schema, operation),
      });
    }
    const { cycle, isTooDeep } = measurer;
    if (isTooDeep) faults.push(new GraphQLError('The document is nested too deeply to be read.'));
    if (cycle !== null) faults.push(new GraphQLError(`The fragment "${cycle}" spreads itself.`));
    return faults;
  }

  #excesses({ depth, aliases, rootFields, fields }: Measure): readonly GraphQLError[] {
    const limits = this.#limits;
    const checks = [
      ['is', depth, 'levels deep', limits.depth],
      ['has', aliases, 'aliases', limits.aliases],
      ['has', rootFields, 'root fields', limits.rootFields],
      ['has', fields, 'fields', limits.fields],
    ] as const;
    return checks.flatMap(([verb, count, what, limit]) =>
      count > limit ? [overLimit(`The operation, its fragments opened, ${verb}`, count, what, limit)] : [],
    );
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const given = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
  );
  return Object.fromEntries(given);
}
