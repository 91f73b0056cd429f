/** A token of one of the embedded cloud's users, for the project `demo`. */
export async function login(keystone: string, user: string): Promise<string> {
  const domain = { id: 'default' };
  const identity = {
    methods: ['password'],
    password: { user: { name: user, domain, password: `${user}-password` } },
  };
  const response = await fetch(`${keystone}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity, scope: { project: { name: 'demo', domain } } } }),
  });
  return response.headers.get('x-subject-token') ?? '';
}
