import { projects } from '../../src/embedded/keystone/directory.ts';
import type { KarborSeed } from '../../src/embedded/karbor/karbor.ts';
import { seededProviders } from '../../src/embedded/karbor/providersSeed.ts';
import type { Ids } from './translation.ts';

const { fileShare, objectStore } = seededProviders;

/** The third recorded provider, whose volume plugin has no cinder to work with. */
const cinderless = { ...fileShare, id: '5e1f0000-0000-4000-8000-000000000003', name: 'Without cinder' };

/** A karbor with nothing in it, and the providers that were there when a capture was made. */
export function emptyKarbor(capture: string): KarborSeed {
  const providers = capture === 'providers_list' ? [fileShare] : [fileShare, objectStore, cinderless];
  return { contents: 'empty', providers, auth: capture.startsWith('noauth_') ? 'noauth' : 'keystone' };
}

/** The recorded providers and plans. */
export const recorded = {
  share: 'b766f37c-d011-4026-8228-28730d734a3f',
  store: 'cf56bd3e-97a7-4078-b6d5-f36246333fd9',
  cinderless: '3f2b7c1a-0d5e-4b8a-9a57-6f1d2e3c4b5a',
  volumes: '8b692b17-df6c-4661-b019-5c2ee73d5f77',
  inStore: 'b4e9d14f-dfa2-4063-bf9b-5fb3f930d21b',
  server: '8003c0ba-fbf3-4115-8c24-af488711d303',
  failing: '73dac239-6309-4843-b5ac-dac00a46a897',
  strange: 'cacfaaab-7f51-4ade-b076-d32c17ad3308',
};

/** What the recorded servers and ours call differently from the start. */
export const knownIds: Ids = {
  '9b8fa2965a99485d99d99f301906fa4b': projects.demo.id,
  '8496eba7658c44d0a5a9404a65a16953': projects.admin.id,
  '5bba2adc37fe43e5aee0fe23e0a117d9': projects.other.id,
  [recorded.share]: fileShare.id,
  [recorded.store]: objectStore.id,
  [recorded.cinderless]: cinderless.id,
  // The day of the recording is the day on which our clock stands, and its month's first the day before.
  '2026-11-21': '2026-01-02',
  '2026-11-01': '2026-01-01',
  // The account of the Swift behind the bank.
  '4083a3521af3456682e2a3f5b84822b1': '5c0de5e21b0c4a4e8d7f000000000001',
};

/** The checkpoints of the share in the order in which they were made. */
export const onShare = [
  '4487c71a-6b30-4600-bc0f-764741b3cb23',
  '10295b22-425a-40ab-844c-09f713fc50ad',
  'f116f6bf-7bb1-477b-98ae-bb4699d42d96',
  'b80f1528-a880-4496-b575-30c6a0a806a7',
  'f8ef0805-baeb-4036-80f4-56114bbba05e',
];

/** The checkpoints of the object store, likewise. */
export const inStore = [
  'd9f26896-13d1-4b13-a81a-02900b717a4b',
  '49398aa0-c1d4-41fa-ac31-db50017b3037',
  'c79c45da-e2ee-411c-9f1d-f6c6661b0432',
  'c3c4f5a0-cfdc-4de7-91e4-6f60826bff8b',
  '56210c03-4cd0-4489-9fcf-307081c042dd',
];

/** The logs of the share's checkpoints after the first one's delete, newest first. */
export const logsOnShare = [
  '6d390f43-9cf6-40ce-b4c0-99b1c5252988',
  'bb67e083-b9e1-4399-bea1-98e692e8adb2',
  '1748108d-e3b9-44b5-a7f1-6c4a7bd0dce0',
  'f7c002b9-3790-4063-b669-09d55e0d818a',
  'f9732287-327f-492a-9e46-5f4cc1ae1171',
  '9a7d364f-4a55-4609-8d06-8ee7b8988026',
];
