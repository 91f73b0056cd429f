/** Who may do a thing: everyone of the project, admins only, or no one. */
type Rule = 'everyone' | 'admins' | 'no one';

/** Karbor's policy file: rules by action, such as `provider:checkpoint_create`. */
export interface Policies {
  set(action: string, rule: Rule): void;
  allow(action: string, caller: { isAdmin: boolean }): boolean;
}

const adminOnly = ['quota:update', 'quota:delete'];

/** The policies that karbor comes with: quotas are the admins' to change, the rest is everyone's. */
export function openPolicies(): Policies {
  const rules = new Map<string, Rule>(adminOnly.map((action) => [action, 'admins']));
  return {
    set: (action, rule) => void rules.set(action, rule),
    allow(action, { isAdmin }) {
      const rule = rules.get(action) ?? 'everyone';
      return rule === 'everyone' || (rule === 'admins' && isAdmin);
    },
  };
}
