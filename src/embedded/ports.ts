import type { Faults } from './faults.ts';
import { openFaults } from './faults.ts';
import type { Service, ServiceName } from './service.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';

/** The places where a cloud's services listen. */
export interface Ports {
  /** Addresses without a path; empty for a service that isn't served yet. */
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly faults: Readonly<Record<ServiceName, Faults>>;
  serve(service: Service): Promise<void>;
  close(): Promise<void>;
}

const order: readonly ServiceName[] = ['keystone', 'inspector', 'nova', 'karbor', 'tnco'];

/** Ports in a row from `first` on, in the order above, or free ones wherever they are. */
export function openPorts(first?: number): Ports {
  const urls = { keystone: '', inspector: '', nova: '', karbor: '', tnco: '' };
  const faults = {
    keystone: openFaults(),
    inspector: openFaults(),
    nova: openFaults(),
    karbor: openFaults(),
    tnco: openFaults(),
  };
  const listening: Listening[] = [];
  return {
    urls,
    faults,
    async serve(service) {
      const { name } = service;
      const port = first === undefined ? 0 : first + order.indexOf(name);
      const one = await listen(service, { port, faults: faults[name] });
      listening.push(one);
      urls[name] = one.url;
    },
    async close() {
      await Promise.all(listening.map((one) => one.close()));
    },
  };
}
