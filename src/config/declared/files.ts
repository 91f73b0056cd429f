import { text } from '../kinds/words.ts';
import type { Setting } from '../declaration.ts';

const path = text('./file');

/** Which files are read; only the environment can say so. */
export const files = {
  tributaryYaml: {
    path: null,
    env: 'TRIBUTARY_CONFIG',
    kind: path,
    orElse: '`tributary.yaml` in the working directory, if it is there',
    about: 'File of settings.',
  },
  clouds: {
    path: null,
    env: 'OS_CLIENT_CONFIG_FILE',
    kind: path,
    orElse: 'as openstacksdk: `.`, `~/.config/openstack`, `/etc/openstack`',
    about: 'clouds.yaml to take the cloud from.',
  },
  secure: {
    path: null,
    env: 'OS_CLIENT_SECURE_FILE',
    kind: path,
    orElse: 'as clouds.yaml',
    about: 'secure.yaml, which is stronger than clouds.yaml.',
  },
  nodeEnv: {
    path: null,
    env: 'NODE_ENV',
    kind: text('production'),
    orElse: 'none',
    about: '`production` turns the pages for developers off, and never starts the embedded cloud by itself.',
    shared: true,
  },
} as const satisfies Record<string, Setting>;
