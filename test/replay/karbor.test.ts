import { captures } from './exchange.ts';
import { replay } from './harness.ts';
import { withoutLogin } from './karborChapters.ts';
import { emptyKarbor, knownIds } from './karborRecorded.ts';
import { karborStory } from './karborStory.ts';
import type { Stage } from './stage.ts';
import type { Ids } from './translation.ts';

/** Which point of the story a capture belongs to; the first pattern that fits its name decides. */
const chapters: readonly [RegExp, keyof typeof karborStory][] = [
  [/^checkpoint_create_(extra_info|400_badjson|400_baduuid|400_noplan|nobody|textplain)/, 'planned'],
  [/^checkpoint_create_(unknown_plan|wrong_provider|plan_of_other)/, 'planned'],
  [/^checkpoint_create_server_plan$/, 'serverPlanned'],
  [/^checkpoint_create_over_quota$/, 'overQuota'],
  [/^checkpoint_create_400_flow_error$/, 'strangePlanned'],
  [/^sw_checkpoint_create/, 'storePlanned'],
  [/^cinder_checkpoint_create$/, 'failingPlanned'],
  [/protection_down$/, 'protectionDown'],
  [/bank_down(_500)?$/, 'storeDown'],
  [/^policy_deny_checkpoint/, 'forbidden'],
  [/^policy_deny_operation_log/, 'logsForbidden'],
  [/^checkpoint_delete_failing_plugin$/, 'failing'],
  [/(list_with_error_status|^operation_log_error)$/, 'failing'],
  [/(show_error_deleting|of_error_checkpoint)$/, 'failedDelete'],
  [/(stuck_protecting|delete_while_protecting)$/, 'stuck'],
  [/^plans_list$/, 'planned'],
  [/^(checkpoints_list|operation_logs_list)$/, 'two'],
  [/^checkpoint_show_error_state$/, 'reset'],
  [/^(checkpoint_delete_again|checkpoint_show_after_delete_immediate)$/, 'shareLater'],
  [/^(operation_logs_after_restore|restores_list)$/, 'restored'],
  [/^operation_log|^admin_operation_logs/, 'shareLater'],
  [/^sw_.*(after_delete|delete_again)/, 'storeLater'],
  [/^sw_(checkpoint_show|checkpoint_delete|checkpoints_list_(?!empty))/, 'store'],
  [/^sw_checkpoints_list$/, 'store'],
  [/^(checkpoint_(show|delete|reset)|checkpoints_list_fs|restore_create|admin_checkpoint_show)/, 'share'],
];

const special: Record<string, keyof typeof karborStory> = {
  sw_checkpoints_list_with_stuck_protecting: 'storeWithServer',
  noauth_checkpoints: 'storeLater',
  noauth_operation_logs: 'storeWithServer',
};

const prepare: Record<string, (stage: Stage) => Promise<Ids>> = Object.fromEntries(
  captures('karbor').flatMap(({ name }) => {
    const chapter = special[name] ?? chapters.find(([pattern]) => pattern.test(name))?.[1];
    if (!chapter) return [];
    const story = karborStory[chapter];
    return [[name, name.startsWith('noauth_') ? async (stage) => story(withoutLogin(stage)) : story]];
  }),
);

const byHand =
  'lists rows that were written into karbor’s database by hand, with values that no call leaves there';
const traceback = 'quotes the traceback of the Python program; ours is shorter, but has internal paths too';

replay({
  upstream: 'karbor',
  ids: () => knownIds,
  tokens: {
    demo: async (stage) => stage.login('member', 'demo'),
    other: async (stage) => stage.login('outsider', 'other'),
  },
  prepare,
  seed: ({ name }) => ({ karbor: emptyKarbor(name) }),
  async request(sent, { name }, stage) {
    if (name !== 'operation_logs_unscoped_token') return sent;
    return { ...sent, headers: { ...sent.headers, 'X-Auth-Token': await stage.login('member', null) } };
  },
  unequal: {
    checkpoint_create_400_flow_error: traceback,
    checkpoint_create_bank_down: traceback,
    operation_logs_list_filled_limit5: byHand,
    operation_logs_dot_json: byHand,
    operation_logs_with_global_request_id: byHand,
  },
});
