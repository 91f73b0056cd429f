import { servers } from '../../src/embedded/nova/servers.ts';
import { replay } from './harness.ts';

replay({
  upstream: 'nova',
  exact: true,
  ids: () => ({
    'fa514b7d-83b1-598c-96ba-e169a6f27fa3': servers.web1.id,
    'FA514B7D-83B1-598C-96BA-E169A6F27FA3': servers.web1.id.toUpperCase(),
    '80b22173-b244-5915-94b0-6c70f3966ea6': servers.web2.id,
    'e1f4c944-36ce-50f7-ba54-5ab1225e80d1': servers.db1.id,
    'd98a7717-42d6-54b5-98c7-c2ab40f4c570': servers.shelved.id,
    'a6e1bd24-e410-55f9-900f-00d528cf1447': servers.failed.id,
    'e48712a2-0ac7-55d4-abd9-57898c277777': servers.other.id,
  }),
});
