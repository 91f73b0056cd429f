import { getNamedType, isEnumType, isInputObjectType, isLeafType, isObjectType, parse } from 'graphql';
import { TypeInfo, isNonNullType, visit, visitWithTypeInfo } from 'graphql';
import type { GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** The types of the product itself, less GraphQL's and Federation's own. */
export function ownTypes(schema: GraphQLSchema): readonly GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('_'));
}

/** `Node.id` for every field of every object, less Federation's `_entities` and `_service`. */
export function allFields(schema: GraphQLSchema): string[] {
  return ownTypes(schema)
    .filter(isObjectType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => [type.name, field] as const))
    .filter(([, field]) => !field.startsWith('_'))
    .map((names) => names.join('.'));
}

/** Selects all that a type has, down to where a type comes round again. */
export function selectAll(type: GraphQLNamedType, above: readonly string[] = []): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type) || above.includes(type.name)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isNeeded));
  const inner = fields.map(
    (field) => `${field.name} ${selectAll(getNamedType(field.type), [...above, type.name])}`,
  );
  return `{ ${inner.join(' ')} }`;
}

function isNeeded({ type, defaultValue }: GraphQLObjectArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}
type GraphQLObjectArgument = ReturnType<GraphQLObjectType['getFields']>[string]['args'][number];

/** Notes in `seen` each field that was not null, and each enum value that came out. */
export function note(seen: Set<string>, type: GraphQLNamedType, value: unknown): void {
  if (Array.isArray(value)) return value.forEach((item) => note(seen, type, item));
  if (isEnumType(type)) return void seen.add(`${type.name}.${String(value)}`);
  if (!isObjectType(type) || typeof value !== 'object' || value === null) return;
  const fields = type.getFields();
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (field === undefined || inner === null) continue;
    seen.add(`${type.name}.${name}`);
    note(seen, getNamedType(field.type), inner);
  }
}

/** Every argument, every input field, and every value of the enums that inputs take. */
export function allInputs(schema: GraphQLSchema): string[] {
  const enums = new Set<string>();
  const inputs = ownTypes(schema).flatMap((type) => {
    if (isInputObjectType(type)) {
      return Object.values(type.getFields()).map((field) => {
        enums.add(getNamedType(field.type).name);
        return `${type.name}.${field.name}`;
      });
    }
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter(({ name }) => !name.startsWith('_'))
      .flatMap((field) =>
        field.args.map((argument) => {
          enums.add(getNamedType(argument.type).name);
          return `${type.name}.${field.name}(${argument.name})`;
        }),
      );
  });
  const values = ownTypes(schema)
    .filter(isEnumType)
    .filter(({ name }) => enums.has(name))
    .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`));
  return [...inputs, ...values];
}

/** The arguments, input fields and enum values that a document gives. */
export function inputsOf(schema: GraphQLSchema, document: string): string[] {
  const given: string[] = [];
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Argument: ({ name }) => {
      given.push(`${info.getParentType()?.name}.${info.getFieldDef()?.name}(${name.value})`);
    },
    ObjectField: {
      enter({ name }) {
        const parent = info.getParentInputType();
        if (parent) given.push(`${getNamedType(parent).name}.${name.value}`);
      },
    },
    EnumValue: ({ value }) => {
      const type = info.getInputType();
      if (type) given.push(`${getNamedType(type).name}.${value}`);
    },
  });
  visit(parse(document), visitor);
  return given;
}
