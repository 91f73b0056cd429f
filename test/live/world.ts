import { afterAll, beforeAll, describe } from 'vitest';
import { openGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { openEmbedded } from './targets/embedded.ts';
import { openLab } from './targets/lab.ts';
import { tokenOf } from './targets/target.ts';
import type { Person, Target } from './targets/target.ts';
import type { Answer } from './wire.ts';

/** A cloud with a gateway in front of it, which takes its callers' own tokens. */
export interface World {
  readonly target: Target;
  readonly gateway: Gateway;
  /** The token of somebody, the same one for the whole suite. */
  readonly token: (person: Person) => Promise<string>;
  /** Asks the gateway as somebody. */
  readonly ask: (person: Person, document: string, variables?: object) => Promise<Answer>;
}

const lab = { name: 'the lab', open: openLab };
const embedded = { name: 'the embedded cloud', open: openEmbedded };

/** The same tests before either cloud. */
export function onEachCloud(title: string, tests: (world: () => World) => void): void {
  on([lab, embedded], title, tests);
}

/** Tests of what the lab cannot have: karbor has no packages, TNC-O's server is not public. */
export function onEmbeddedCloud(title: string, tests: (world: () => World) => void): void {
  on([embedded], title, tests);
}

function on(clouds: readonly (typeof lab)[], title: string, tests: (world: () => World) => void): void {
  describe.each(clouds)(`${title}, before $name`, ({ open }) => {
    let opened: (World & { close(): Promise<void> }) | null = null;
    beforeAll(async () => {
      opened = await openWorld(await open());
    }, 60_000);
    afterAll(async () => opened?.close(), 60_000);
    tests(() => {
      if (opened === null) throw new Error('the cloud did not open');
      return opened;
    });
  });
}

async function openWorld(target: Target): Promise<World & { close(): Promise<void> }> {
  const tokens = new Map<Person, Promise<string>>();
  const token = async (person: Person) => {
    const known = tokens.get(person) ?? tokenOf(target, person);
    tokens.set(person, known);
    return known;
  };
  const { authUrl, region, invented } = target;
  const gateway = await openGateway({ OS_AUTH_URL: authUrl, OS_REGION_NAME: region, ...invented?.tnco });
  return {
    target,
    gateway,
    token,
    ask: async (person, document, variables) =>
      gateway.ask(document, { variables, token: await token(person) }),
    close: async () => {
      await gateway.close();
      await target.close();
    },
  };
}
