import { isJsonObject } from '../json.ts';
import { at, text } from '../reading.ts';
import type { ApplicationCredential, Directory, Role, User } from './directory.ts';
import { Problem, forbidden, missing, unauthenticated } from './problem.ts';
import type { Grant, Token } from './tokens.ts';

/** Who somebody is, before it is known what they may do where. */
interface Identity {
  user: User;
  methods: readonly string[];
  applicationCredential: ApplicationCredential | null;
  parent: Token | null;
}

/**
 * Decides a body of POST /v3/auth/tokens, or throws a `Problem`.
 * Source: keystone, auth/core.py and auth/plugins/{password,token,application_credential}.py.
 */
export function login(directory: Directory, find: (id: string) => Token | null, auth: unknown): Grant {
  const identity = isJsonObject(auth) ? auth['identity'] : undefined;
  if (!isJsonObject(identity)) throw new Problem(400, "'identity' is a required property");
  const who = identify(directory, find, identity);
  return { ...who, ...place(directory, who, at(auth, 'scope')) };
}

function identify(directory: Directory, find: (id: string) => Token | null, identity: unknown): Identity {
  const methods = at(identity, 'methods');
  if (!Array.isArray(methods))
    throw new Problem(400, "Invalid input for field 'identity': 'methods' is a required property");
  const method: unknown = methods[0];
  const given = typeof method === 'string' ? at(identity, method) : undefined;
  if (method === 'password') return byPassword(directory, given);
  if (method === 'application_credential') return byApplicationCredential(directory, given);
  if (method === 'token') return byToken(find, given);
  throw new Problem(401, 'Attempted to authenticate with an unsupported method.');
}

function byPassword(directory: Directory, given: unknown): Identity {
  const wanted = at(given, 'user');
  if (!isJsonObject(wanted)) throw missing('user', 'password');
  const user = userOf(directory, wanted);
  if (!user || text(wanted['password']) !== user.password) throw unauthenticated();
  return { user, methods: ['password'], applicationCredential: null, parent: null };
}

function byApplicationCredential(directory: Directory, given: unknown): Identity {
  const id = text(at(given, 'id'));
  const owner = id === undefined ? at(given, 'user') : undefined;
  if (id === undefined && !isJsonObject(owner)) throw missing('id', 'application_credential');
  const ownerName = isJsonObject(owner) ? userOf(directory, owner)?.name : undefined;
  const name = text(at(given, 'name'));
  const found = directory.applicationCredentials.find((one) =>
    id === undefined ? one.name === name && one.user === ownerName : one.id === id,
  );
  if (!found) throw new Problem(404, `Could not find Application Credential: ${id ?? name}.`);
  const user = directory.users.find((one) => one.name === found.user);
  if (!user || text(at(given, 'secret')) !== found.secret) throw unauthenticated();
  return { user, methods: ['application_credential'], applicationCredential: found, parent: null };
}

function byToken(find: (id: string) => Token | null, given: unknown): Identity {
  const parent = find(text(at(given, 'id')) ?? '');
  if (!parent) throw unauthenticated();
  if (parent.applicationCredential) throw forbidden('rescope a scoped token');
  const methods = ['token', ...parent.methods.filter((method) => method !== 'token')];
  return { user: parent.user, methods, applicationCredential: null, parent };
}

function userOf(directory: Directory, wanted: Record<string, unknown>): User | undefined {
  const id = text(wanted['id']);
  if (id !== undefined) return directory.users.find((user) => user.id === id);
  if (!isJsonObject(wanted['domain'])) throw missing('domain', 'user');
  return named(directory, directory.users, wanted);
}

/** The one of that name, in a domain given by id or by name; the embedded cloud has one domain. */
function named<T extends { name: string }>(
  directory: Directory,
  all: readonly T[],
  wanted: unknown,
): T | undefined {
  const { id, name } = directory.domain;
  const inDomain = at(wanted, 'domain', 'id') === id || at(wanted, 'domain', 'name') === name;
  return inDomain ? all.find((one) => one.name === at(wanted, 'name')) : undefined;
}

type Place = Pick<Grant, 'project' | 'system' | 'roles'>;

function place(directory: Directory, who: Identity, scope: unknown): Place {
  if (who.applicationCredential) return ofCredential(directory, who.applicationCredential, scope);
  if (scope === undefined || scope === 'unscoped') return { project: null, system: false, roles: [] };
  if (at(scope, 'system', 'all') === true)
    return { project: null, system: true, roles: granted(directory, who, 'system') };
  // A token of the system scope may not become one of a project.
  if (who.parent?.system) throw forbidden('rescope a scoped token');
  const wanted = at(scope, 'project');
  if (!isJsonObject(wanted)) throw unauthenticated();
  const id = text(wanted['id']);
  if (id === undefined && !isJsonObject(wanted['domain'])) throw missing('domain', 'project');
  const { projects } = directory;
  const project =
    id === undefined ? named(directory, projects, wanted) : projects.find((one) => one.id === id);
  if (!project) throw unauthenticated();
  return { project, system: false, roles: granted(directory, who, project.name) };
}

function ofCredential(directory: Directory, credential: ApplicationCredential, scope: unknown): Place {
  if (scope !== undefined) {
    const text =
      'Error authenticating with application credential: Application credentials cannot request a scope.';
    throw new Problem(401, text, { identity: {} });
  }
  const project = directory.projects.find(({ name }) => name === credential.project);
  const user = directory.users.find(({ name }) => name === credential.user);
  if (!project || !user) throw unauthenticated();
  return { project, system: false, roles: granted(directory, { user }, project.name) };
}

/** The roles granted there, and those that they imply; 401 when there are none. */
function granted(directory: Directory, { user }: { user: User }, on: string): Role[] {
  const names = new Set(user.grants.filter((grant) => grant.on === on).map(({ role }) => role));
  for (const name of names) {
    const implied = directory.roles.find((role) => role.name === name)?.implies ?? [];
    implied.forEach((one) => names.add(one));
  }
  if (names.size === 0) throw unauthenticated();
  return directory.roles.filter(({ name }) => names.has(name));
}
