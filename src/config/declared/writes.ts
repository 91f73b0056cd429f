import { elements } from '../kinds/words.ts';
import type { Kind, Reader } from '../declaration.ts';
import { isMap } from '../raw.ts';
import type { Raw } from '../raw.ts';
import type { WriteSettings } from '../settings.ts';

/** The mutations of the schema; a test holds both equal. */
export const mutations = [
  'startIntrospection',
  'abortIntrospection',
  'reapplyIntrospection',
  'createServerEvents',
  'createCheckpoint',
  'deleteCheckpoint',
] as const;

/** `all`, `none` or some of the mutations. */
function allowance(raw: Raw): readonly string[] | 'all' | undefined {
  if (raw === 'all') return 'all';
  if (raw === 'none') return [];
  const names = elements(raw);
  return names?.length && names.every((name) => mutations.some((known) => known === name))
    ? names.map(String)
    : undefined;
}

const allowed: Kind<readonly string[] | 'all'> = {
  expects: `all, none or a list of ${mutations.join(', ')}`,
  example: 'startIntrospection,abortIntrospection',
  schema: {
    anyOf: [
      { enum: ['all', 'none'] },
      { type: 'array', minItems: 1, items: { enum: mutations } },
      { type: 'string', pattern: `^(${mutations.join('|')})([, ]+(${mutations.join('|')}))*$` },
    ],
  },
  parse: ({ raw }) => allowance(raw),
};

const allowedByRole: Kind<NonNullable<WriteSettings['byRole']>> = {
  expects: `roles, each with ${allowed.expects}`,
  example: 'admin=all; member=createCheckpoint,deleteCheckpoint',
  schema: { anyOf: [{ type: 'object', additionalProperties: allowed.schema }, { type: 'string' }] },
  parse: ({ raw }) => {
    const roles = rolesOf(raw).map(([role, names]) => [role.trim(), allowance(names)] as const);
    const broken = roles.length === 0 || roles.some(([role, names]) => role === '' || names === undefined);
    if (broken) return undefined;
    return Object.fromEntries(roles.map(([role, names]) => [role, names === 'all' ? null : (names ?? [])]));
  },
};

function rolesOf(raw: Raw): (readonly [string, Raw])[] {
  if (typeof raw !== 'string') return isMap(raw) ? Object.entries(raw) : [];
  const rules = raw.split(';').filter((rule) => rule.trim() !== '');
  return rules.map((rule) => {
    const [role = '', names = ''] = rule.split('=');
    return [role, names.trim()];
  });
}

export const byRole = {
  path: 'writes_by_role',
  env: 'WRITES_BY_ROLE',
  kind: allowedByRole,
  orElse: 'no rule by role',
  about: 'Mutations by Keystone role; a caller needs one role that allows it.',
};

/** Which mutations are served, to whom. */
export function writes(from: Reader): WriteSettings {
  const names = from.get({
    path: 'writes',
    env: 'WRITES',
    kind: allowed,
    or: 'all',
    about: 'Mutations that are served; the others are not in the schema.',
  });
  return { allowed: names === 'all' ? null : names, byRole: from.find(byRole) };
}
