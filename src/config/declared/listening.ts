import { network } from '../kinds/addresses.ts';
import { choice, count, countOrCores, flag, listOf, text } from '../kinds/words.ts';
import { durationOrNone, sizeOrNone } from '../kinds/measures.ts';
import { redisUrl } from '../kinds/files.ts';
import type { Reader } from '../declaration.ts';

/** Where and how the gateway listens, how answers leave, in how many processes, and what these share. */
export const listening = (from: Reader) => ({
  host: from.get({
    path: 'host',
    env: 'HOST',
    kind: text('127.0.0.1'),
    or: '127.0.0.1',
    about: 'Address to listen on.',
    shared: true,
  }),
  port: from.get({
    path: 'port',
    env: 'PORT',
    kind: count(0, 65_535),
    or: '4000',
    about: 'Port to listen on; 0 takes any that is free.',
    shared: true,
  }),
  proxies:
    from.find({
      path: 'trust_proxy',
      env: 'TRUST_PROXY',
      kind: listOf(network),
      orElse: 'none',
      about: 'Proxies whose `X-Forwarded-*` headers are believed.',
    }) ?? [],
  compressFrom: from.get({
    path: 'compress_from',
    env: 'COMPRESS_FROM',
    kind: sizeOrNone,
    or: '64KiB',
    about: 'Answers from this size on are compressed for clients that accept gzip; 0 leaves that to a proxy.',
  }),
  shutdownGrace: from.get({
    path: 'shutdown_grace',
    env: 'SHUTDOWN_GRACE',
    kind: durationOrNone,
    or: '10s',
    about: 'How long running requests may take once the gateway is told to stop.',
  }),
  workers: from.find({
    path: 'workers',
    env: 'WORKERS',
    kind: countOrCores(256),
    orElse: 'one process by itself',
    about: 'Worker processes behind one port, `auto` for one for each core; SIGHUP replaces them one by one.',
    shared: true,
  }),
  redisUrl: from.find({
    path: 'redis_url',
    env: 'REDIS_URL',
    kind: redisUrl,
    orElse: 'each replica by itself',
    about:
      'Redis or Valkey (6.2 or later) that replicas share persisted queries, rate limits and final objects through.',
    shared: true,
  }),
  keepFinal: from.get({
    path: 'keep_final',
    env: 'KEEP_FINAL',
    kind: durationOrNone,
    or: '0',
    about:
      'How long completed processes and finished operation logs are kept for the caller who read them, 5 minutes at most; 0 keeps none.',
  }),
});

/** What callers must bring; the rest is settled by `rules.ts`. */
export const callers = (from: Reader) => ({
  kind: from.find({
    path: 'callers',
    env: 'CALLERS',
    kind: choice('keystone', 'anonymous'),
    orElse: '`keystone` once a Keystone is named, else `anonymous`',
    about:
      'Whether callers bring a Keystone token of their own, or the gateway serves all with its own login.',
  }),
  anywhere: from.get({
    path: 'allow_anonymous_callers_anywhere',
    env: 'ALLOW_ANONYMOUS_CALLERS_ANYWHERE',
    kind: flag,
    or: 'no',
    about:
      'Lets anonymous callers in on addresses other than loopback: whoever reaches the port may do all that the gateway may.',
  }),
});
