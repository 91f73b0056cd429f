import { describe, expect, it } from 'vitest';
import { sdl } from '../../src/schema/build.ts';
import { composers } from './composers.ts';
import { inventorySdl } from './inventory.ts';

const tributary = { name: 'tributary', url: 'http://127.0.0.1:4000/graphql', sdl: sdl() };
const inventory = { name: 'inventory', url: 'http://127.0.0.1:4001/graphql', sdl: inventorySdl };

describe.each(Object.entries(composers))('%s', (name, compose) => {
  it.each([
    ['alone', [tributary]],
    ['alone, with every mutation off', [{ ...tributary, sdl: sdl([]) }]],
    ['alone, with one mutation on', [{ ...tributary, sdl: sdl(['createServerEvents']) }]],
    ['with a subgraph that extends Server, Node and Checkpoint', [tributary, inventory]],
  ])('composes it %s without an error or a hint', (how, subgraphs) => {
    const { supergraph, messages } = compose(subgraphs);
    expect(messages).toEqual([]);
    expect(supergraph).toContain('type Checkpoint');
    console.log(`composed by ${name} ${how}: no error, no hint, ${supergraph.length} characters`);
  });

  it('composes it with the types that nothing else may have, kept apart from a stranger of the same name', () => {
    const stranger = {
      name: 'stranger',
      url: 'http://127.0.0.1:4002',
      sdl: 'type Query { x: Process } type Process { pid: Int! }',
    };
    expect(compose([tributary, stranger]).messages.join('\n')).toMatch(/Process/);
  });
});
