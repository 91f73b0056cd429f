import { compileFunction } from 'node:vm';
import { TypeNameMetaFieldDef } from 'graphql';
import { executeField, fail, settle } from './field.ts';
import type { FieldPlan } from './field.ts';
import { printsAsItStands } from './leaf.ts';
import type { ExecuteObject } from './object.ts';
import { Later, throwAfter } from './later.ts';
import { isObjectLike } from './promises.ts';

/** What the generated code calls. */
const callees = {
  executeField,
  fail,
  settle,
  isObjectLike,
  Later,
  throwAfter,
  nothing: Object.freeze({ __proto__: null }),
};

/**
 * Writes the JavaScript that executes one selection on one object. The engine then knows every property by its name, so a field
 * whose value is already there costs a read and a check of its type, and all objects of one selection have one hidden class.
 * Only names go into the text (GraphQL's grammar keeps them to letters, digits and `_`); everything else is handed in.
 */
export function generateObject(fields: readonly FieldPlan[]): ExecuteObject {
  const values = fields.map((_, index) => `v${index}`);
  const text = `
    'use strict';
    const [${fields.map((_, index) => `f${index}`).join(', ')}] = fields;
    return (run, source, path) => {
      const from = isObjectLike(source) || typeof source === 'function' ? source : nothing;
      let ${['missing = 0', ...values].join(', ')};
      try {
        ${fields.map(statement).join('')}
      } catch (error) {
        return throwAfter(error, [${values.join(', ')}]);
      }
      const whole = { ${fields.map(({ site }, index) => `${site.key}: v${index}`).join(', ')} };
      if (missing === 0) return whole;
      const later = new Later();
      const failed = (error) => later.reject(error);
      ${fields.map(join).join('')}
      return later;
    };`;
  return evaluate(text, { ...callees, fields });
}

function join({ site }: FieldPlan, index: number): string {
  const arrive = `whole.${site.key} = value; missing--; if (missing === 0) later.resolve(whole);`;
  return `if (v${index} instanceof Later) v${index}.wait((value) => { ${arrive} }, failed);`;
}

function statement(field: FieldPlan, index: number): string {
  const value = `v${index}`;
  const { site } = field;
  if (site.definition === TypeNameMetaFieldDef) return `${value} = '${site.parent.name}';`;
  if (!field.isPlain)
    return `${value} = executeField(run, f${index}, source, path); if (${value} instanceof Later) missing++;`;
  return `${read(field, index)} ${complete(field, index)}`;
}

function read({ site }: FieldPlan, index: number): string {
  const here = placeOf(site);
  return `try { v${index} = from.${site.definition.name}; } catch (error) { v${index} = fail(run, f${index}, ${here}, error); }`;
}

/** A value that prints as it stands stays; null is null where it may be; all else is completed by the rules. */
function complete(field: FieldPlan, index: number): string {
  const value = `v${index}`;
  const done = printsAsItStands(field.site.definition.type, value);
  const isNull = `${value} === null || ${value} === undefined`;
  return `
    ${done ? `if (!(${done}))` : ''} ${field.nonNull ? '' : `if (${isNull}) ${value} = null; else`} {
      ${value} = typeof ${value} === 'function' ? executeField(run, f${index}, source, path) : settle(run, f${index}, ${placeOf(field.site)}, ${value});
      if (${value} instanceof Later) missing++;
    }`;
}

function placeOf({ key, parent }: FieldPlan['site']): string {
  return `{ prev: path, key: '${key}', typename: '${parent.name}' }`;
}

function evaluate(text: string, scope: Record<string, unknown>): ExecuteObject {
  const made: unknown = Reflect.apply(
    compileFunction(text, Object.keys(scope)),
    undefined,
    Object.values(scope),
  );
  if (isExecuteObject(made)) return made;
  throw new TypeError('The generated code made no function.');
}

function isExecuteObject(value: unknown): value is ExecuteObject {
  return typeof value === 'function';
}
