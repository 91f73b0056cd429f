/** A role; an implied role is granted along with it. */
export interface Role {
  id: string;
  name: string;
  implies: readonly string[];
}

/** A project of the default domain. */
export interface Project {
  id: string;
  name: string;
}

/** A user of the default domain and where which roles are granted; `system` is the whole cloud. */
export interface User {
  id: string;
  name: string;
  password: string;
  grants: readonly { on: string; role: string }[];
}

/** A login of a program: acts as `user` on `project` and nowhere else. */
export interface ApplicationCredential {
  id: string;
  name: string;
  secret: string;
  user: string;
  project: string;
}

/** Everything that keystone knows about people; users, projects and roles refer to each other by name. */
export interface Directory {
  domain: { id: string; name: string };
  roles: readonly Role[];
  projects: readonly Project[];
  users: readonly User[];
  applicationCredentials: readonly ApplicationCredential[];
}

/** The projects of the embedded cloud. Plans, checkpoints and servers belong to `demo` unless they say otherwise. */
export const projects = {
  admin: { id: '9d917c3355094464b404ef357418dccf', name: 'admin' },
  demo: { id: '8ddb39bb67c146248915a044cf621a5f', name: 'demo' },
  other: { id: '214b5df15e924a32b6336601c3d621a2', name: 'other' },
} as const;

const grant = (on: string, role: string) => ({ on, role });

/** Six people with one kind of access each; a password is the name and `-password`. */
export const directory: Directory = {
  domain: { id: 'default', name: 'Default' },
  roles: [
    { id: 'b5b47d8fab164082805277b679c8a442', name: 'admin', implies: ['member'] },
    { id: 'd1bff998f27a4fc89c0c31b2e1143117', name: 'member', implies: ['reader'] },
    { id: '4a6b7a163b604981b100ac87a0ee9614', name: 'reader', implies: [] },
    { id: 'dcf75c33ec1040d2aa023fb09995e466', name: 'service', implies: [] },
    { id: '0f8152f9b15e443ea5e202e66b7b677d', name: 'baremetal_observer', implies: [] },
  ],
  projects: Object.values(projects),
  users: [
    {
      id: 'b08db38534da40f1a7303f7002ed9ccc',
      name: 'admin',
      password: 'admin-password',
      grants: [grant('admin', 'admin'), grant('system', 'admin')],
    },
    {
      id: '9b29da09f8fa4ebe87fc3097b755ebf5',
      name: 'operator',
      password: 'operator-password',
      grants: [grant('demo', 'admin')],
    },
    {
      id: 'e9112bae37ca4f20803e66ff82753cab',
      name: 'observer',
      password: 'observer-password',
      grants: [grant('demo', 'baremetal_observer'), grant('demo', 'reader')],
    },
    {
      id: '25c307bcc6504477a86679609f038143',
      name: 'sysreader',
      password: 'sysreader-password',
      grants: [grant('system', 'reader')],
    },
    {
      id: '4772ed8a6d42497d99aa304b19eb82ed',
      name: 'member',
      password: 'member-password',
      grants: [grant('demo', 'member')],
    },
    {
      id: 'b6f482f904574a9db4f70db3e913cd4a',
      name: 'outsider',
      password: 'outsider-password',
      grants: [grant('other', 'member')],
    },
  ],
  applicationCredentials: [
    {
      id: '7ee81cfebb3f4894aa04a621438a3e59',
      name: 'tool of admin',
      secret: 'admin-secret',
      user: 'admin',
      project: 'admin',
    },
    {
      id: '8ebd631a824942c693fc7a142f5b618d',
      name: 'tool of operator',
      secret: 'operator-secret',
      user: 'operator',
      project: 'demo',
    },
    {
      id: '06417769ab344b059a04d3d1b69189ce',
      name: 'tool of member',
      secret: 'member-secret',
      user: 'member',
      project: 'demo',
    },
  ],
};
