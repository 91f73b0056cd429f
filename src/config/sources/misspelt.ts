import type { Setting } from '../declaration.ts';
import type { Fault } from '../faults.ts';
import { variablesOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { nearest } from './spelling.ts';

/** Kubernetes sets these in every container, by the names of the services around it. */
const serviceLink = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_\w+)?)$/;

/** Variables that look like ours and are not; those of other programs are left alone. */
export function misspeltVariables(env: Environment, settings: readonly Setting[]): Fault[] {
  const known = new Set(settings.flatMap(namesOf));
  const ours = new Set(settings.filter(({ shared }) => !shared).flatMap(namesOf));
  const strange = Object.keys(env).filter((name) => !known.has(name) && !serviceLink.test(name));
  return strange.flatMap((name) => {
    // Among the variables of all programs, a short name is near to many.
    const meant = nearest(name, ours, name.length < 8 ? 1 : 2) ?? sameUpstream(name, ours);
    if (meant === null && !name.startsWith('TRIBUTARY_')) return [];
    return [
      {
        place: name,
        wrong: 'is not a setting',
        remedy: meant === null ? 'take it away' : `did you mean ${meant}?`,
      },
    ];
  });
}

function namesOf(setting: Setting): string[] {
  return variablesOf(setting).map(({ name }) => name);
}

/** `KARBOR_API_URL` or `NOVA_AUTH_TOKEN`: an upstream's name and the most important of its settings, with more between. */
function sameUpstream(name: string, ours: ReadonlySet<string>): string | null {
  const [, prefix, suffix] = /^([A-Z]+)_\w+_(URL|TOKEN)$/.exec(name) ?? [];
  const meant = `${prefix}_${suffix}`;
  return ours.has(meant) ? meant : null;
}
