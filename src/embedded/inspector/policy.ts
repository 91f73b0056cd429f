import type { Verdict } from '../verdict.ts';

/** What a route asks of its caller (ironic_inspector/policy.py). */
export type Policy = 'public' | 'status' | 'admin';

const admins = ['admin', 'service', 'administrator', 'baremetal_admin'];

/** Whether a caller may do it. Statuses are open to observers and to readers of the system scope, data are not. */
export function allows(policy: Policy, { roles, system }: Verdict): boolean {
  if (policy === 'public' || roles.some((role) => admins.includes(role))) return true;
  return (
    policy === 'status' && (roles.includes('baremetal_observer') || (system && roles.includes('reader')))
  );
}
