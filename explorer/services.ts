import { useEffect } from 'react';
import { addresses } from './page.ts';
import { shared } from './store.ts';

/** One upstream as `/readyz` tells it. */
export interface Service {
  readonly name: string;
  readonly configured: boolean;
  readonly reachable: boolean | null;
  readonly version: string | null;
}

export interface Services {
  /** `invented` when the embedded cloud answers. */
  readonly data: 'invented' | 'real';
  readonly upstreams: readonly Service[];
}

/** Null until first told; `gone` when the gateway itself does not answer, `untold` when what answers says nothing of them. */
export const services = shared<Services | 'gone' | 'untold' | null>(null);

const everyMilliseconds = 30_000;

/** Asks at once and then every half minute, while the page is looked at. */
export function useServices() {
  useEffect(() => {
    void ask();
    const timer = setInterval(() => document.visibilityState === 'visible' && void ask(), everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return services.use();
}

async function ask() {
  try {
    const answer = await fetch(addresses.readyz);
    services.set(read(await answer.json().catch(() => null)));
  } catch {
    services.set('gone');
  }
}

/** A gateway that stops, or a proxy that keeps `/readyz` to itself, answers something else. */
function read(told: unknown): Services | 'untold' {
  const { data, upstreams } = isObject(told) ? told : {};
  if ((data !== 'invented' && data !== 'real') || !isObject(upstreams)) return 'untold';
  return {
    data,
    upstreams: Object.entries(upstreams).map(([name, state]) => ({
      name,
      ...readState(isObject(state) ? state : {}),
    })),
  };
}

function readState({ configured, reachable, version }: Record<string, unknown>) {
  return {
    configured: configured === true,
    reachable: typeof reachable === 'boolean' ? reachable : null,
    version: typeof version === 'string' ? version : null,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
