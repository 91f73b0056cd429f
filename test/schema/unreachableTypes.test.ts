import { buildSchema as build, parse, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema, sdl } from '../../src/schema/build.ts';

const typesOf = (text: string) =>
  parse(text).definitions.flatMap((node) =>
    'name' in node && node.name !== undefined ? [node.name.value] : [],
  );
const all = new Set(typesOf(sdl()));
const without = (...allowed: string[]) => {
  const left = new Set(typesOf(sdl(allowed)));
  return [...all].filter((name) => !left.has(name));
};

describe('the schema with mutations off', () => {
  it('has no type that only they led to', () => {
    expect(without().sort()).toEqual([
      'AbortIntrospectionInput',
      'AbortIntrospectionPayload',
      'CreateCheckpointInput',
      'CreateCheckpointPayload',
      'CreateServerEventsInput',
      'CreateServerEventsPayload',
      'DeleteCheckpointInput',
      'DeleteCheckpointPayload',
      'Mutation',
      'MutationError',
      'MutationErrorCode',
      'ReapplyIntrospectionInput',
      'ReapplyIntrospectionPayload',
      'ServerEvent',
      'ServerEventInput',
      'ServerEventName',
      'ServerEventStatus',
      'StartIntrospectionInput',
      'StartIntrospectionPayload',
    ]);
    expect(without('createServerEvents')).not.toContain('ServerEventName');
    expect(without('createServerEvents')).toContain('StartIntrospectionPayload');
  });

  it('is whole, renamed types that it lacks included', () => {
    const guard = { settings: { allowed: ['startIntrospection'], byRole: null }, audit: () => undefined };
    const schema = buildSchema(guard, { ServerEvent: 'NovaEvent', StartIntrospectionPayload: 'Started' });
    expect(validateSchema(schema)).toEqual([]);
    expect(schema.getType('NovaEvent')).toBeUndefined();
    expect(schema.getType('Started')).toBeDefined();
    expect(() => build(sdl(['startIntrospection']), { assumeValidSDL: true })).not.toThrow();
  });
});
