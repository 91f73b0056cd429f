import { directory } from '../../src/embedded/keystone/directory.ts';
import { isObject } from './shape.ts';
import { replay } from './harness.ts';

replay({
  upstream: 'keystone',
  ids: () => ({
    '6e2b524876d74e99ad783538b22fb26f': directory.applicationCredentials[0]?.id ?? '',
    'lab-appcred-admin-secret': 'admin-secret',
    'lab-admin-pw': 'admin-password',
  }),
  // What this one does is to revoke it.
  tokens: { revoked: async (stage) => stage.login('admin', 'admin') },
  // The lab's other users share one password.
  request(sent) {
    const name = isObject(sent.body) ? /"name":"(\w+)"/.exec(JSON.stringify(sent.body))?.[1] : undefined;
    const body: unknown = JSON.parse(JSON.stringify(sent.body).replace('lab-user-pw', `${name}-password`));
    return { ...sent, body };
  },
});
