import { declarations } from '../declaration.ts';
import type { Reader, Setting } from '../declaration.ts';
import type { Settings } from '../settings.ts';
import { asked } from './embedded.ts';
import { files } from './files.ts';
import { limits } from './limits.ts';
import { callers, listening } from './listening.ts';
import { cloud } from './openstack.ts';
import { pages } from './pages.ts';
import { telemetry } from './telemetry.ts';
import { names } from './names.ts';
import { upstreams } from './upstreams.ts';
import { writes } from './writes.ts';

/** What is known before the rest is read. */
export type Stage = Pick<Settings, 'production' | 'embedded'>;

/** All settings, each declared where it is read. */
export function readAll(from: Reader, stage: Stage): Settings {
  const address = listening(from);
  const who = callers(from);
  const written = writes(from);
  const services = upstreams(from);
  const bringTokens = services.keystone !== null && !stage.embedded;
  return {
    ...address,
    ...stage,
    callers: { ...who, kind: who.kind ?? (bringTokens ? 'keystone' : 'anonymous') },
    ...services,
    writes: written,
    names: names(from),
    limits: limits(from),
    pages: pages(from, stage.production),
    telemetry: telemetry(from),
  };
}

/** Every setting there is, once. */
export const everySetting: readonly Setting[] = unique([
  asked,
  cloud,
  ...declarations((from) => readAll(from, { production: false, embedded: false })),
  ...Object.values(files),
]);

function unique(settings: readonly Setting[]): Setting[] {
  return [...new Map(settings.map((setting) => [setting.path ?? setting.env, setting])).values()];
}
