import { expect, it } from 'vitest';
import { at, call, listAt } from './wire.ts';
import { onEachCloud } from './world.ts';

onEachCloud('the services', (world) => {
  it('are known with their versions', async () => {
    const { body } = await world().ask(
      'operator',
      '{ upstreamServices { name configured reachable version } }',
    );
    expect(body).not.toHaveProperty('errors');
    const services = listAt(body, 'data', 'upstreamServices');
    const named = (name: string) => services.find((service) => at(service, 'name') === name);
    const there = { configured: true, reachable: true };
    expect(named('KEYSTONE')).toMatchObject({ ...there, version: 'v3.14' });
    expect(named('INSPECTOR')).toMatchObject({ ...there, version: '1.18' });
    expect(named('NOVA')).toMatchObject({ ...there, version: '2.93' });
    expect(services).toHaveLength(5);
  });

  it('leave the gateway ready', async () => {
    const { url } = world().gateway;
    expect(await call(`GET ${url}/healthz`)).toMatchObject({ status: 200 });
    expect(await call(`GET ${url}/readyz`)).toMatchObject({ status: 200 });
  });
});
