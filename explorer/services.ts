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

/** Null until first told; `gone` when the gateway itself does not answer. */
export const services = shared<Services | 'gone' | null>(null);

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
    const told: unknown = await (await fetch(addresses.readyz)).json();
    services.set(read(told));
  } catch {
    services.set('gone');
  }
}

function read(told: unknown): Services {
  const { data, upstreams } = { data: null, upstreams: {}, ...(isObject(told) ? told : {}) };
  const rows = Object.entries(isObject(upstreams) ? upstreams : {});
  return {
    data: data === 'invented' ? 'invented' : 'real',
    upstreams: rows.map(([name, state]) => ({ name, ...readState(isObject(state) ? state : {}) })),
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
