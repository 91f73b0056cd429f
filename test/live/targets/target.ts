import { call, textAt } from '../wire.ts';

/** The people of either cloud, one kind of access each. */
export type Person = 'admin' | 'operator' | 'observer' | 'sysreader' | 'member' | 'outsider';

export interface Account {
  readonly password: string;
  /** Name of the project; null: the system scope. */
  readonly project: string | null;
}

export interface MetalNode {
  readonly uuid: string;
  readonly name: string;
}

/** A node that ironic knows and nobody has introspected, with what its ramdisk will report. */
export interface FreshNode extends MetalNode {
  readonly report: Readonly<Record<string, unknown>>;
}

/** What it takes to log in, and where the endpoints are. */
export interface Doors {
  /** Keystone's address with its version. */
  readonly authUrl: string;
  readonly accounts: Readonly<Record<Person, Account>>;
  readonly inspector: string;
  readonly nova: string;
}

/** A cloud that the gateway is put in front of. */
export interface Target extends Doors {
  readonly region: string;
  readonly credentials: Readonly<Record<'admin' | 'member', { id: string; secret: string }>>;
  readonly nodes: {
    readonly finished: readonly MetalNode[];
    readonly failed: MetalNode;
    readonly waiting: MetalNode;
  };
  /** The parts that only the embedded cloud has: karbor's address without its project, and what leads to TNC-O. */
  readonly invented: {
    readonly karbor: string;
    readonly tnco: { readonly TNCO_URL: string; readonly TNCO_TOKEN: string };
  } | null;
  /** How many requests a test may send at once. */
  readonly crowd: number;
  /** UUIDs: with a host, without one in a cell, without one because its creation failed. */
  readonly servers: {
    readonly running: readonly string[];
    readonly hostless: string;
    readonly failed: string;
  };
  freshNode(): Promise<FreshNode>;
  /** The way in through a Keystone whose tokens live for 12 s. */
  brief(): Promise<Doors>;
  close(): Promise<void>;
}

export function byPerson<T>(of: (person: Person) => T): Record<Person, T> {
  return {
    admin: of('admin'),
    operator: of('operator'),
    observer: of('observer'),
    sysreader: of('sysreader'),
    member: of('member'),
    outsider: of('outsider'),
  };
}

export function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('the cloud lacks what the test needs');
  return one;
}

/** What a token is asked for: what the person has, the whole system, or nothing. */
export type Scope = 'own' | 'system' | 'none';

/** A new token, straight from Keystone. */
export async function tokenOf(
  { authUrl, accounts }: Pick<Doors, 'authUrl' | 'accounts'>,
  person: Person,
  wanted: Scope = 'own',
): Promise<string> {
  const { password, project } = accounts[person];
  const domain = { name: 'Default' };
  const identity = { methods: ['password'], password: { user: { name: person, domain, password } } };
  const system = { system: { all: true } };
  const own = project === null ? system : { project: { name: project, domain } };
  const scope = { own, system, none: undefined }[wanted];
  const answer = await call(`POST ${authUrl}/auth/tokens`, { body: { auth: { identity, scope } } });
  return textAt(answer, 'headers', 'x-subject-token');
}

/** Makes a token worthless. */
export async function revoke({ authUrl }: Pick<Doors, 'authUrl'>, token: string): Promise<void> {
  const headers = { 'x-subject-token': token };
  const { status } = await call(`DELETE ${authUrl}/auth/tokens`, { token, headers });
  if (status !== 204) throw new Error(`keystone answered ${status} to a revocation`);
}
