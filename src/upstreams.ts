import { openstackAccess } from './access.ts';
import { tokenNeeded } from './auth/callers.ts';
import type { AccessFor, Caller, Callers } from './auth/callers.ts';
import type { Settings } from './config/settings.ts';
import type { RestUpstream, UpstreamSettings } from './config/upstreamSettings.ts';
import { inspectorConnector, inspectorService } from './connectors/inspector/session.ts';
import { karborConnector, karborService } from './connectors/karbor/session.ts';
import { novaConnector, novaService } from './connectors/nova/session.ts';
import { tncoAccess } from './connectors/tnco/access.ts';
import { tncoConnector } from './connectors/tnco/session.ts';
import type { GatewayContext, ServiceState } from './context.ts';
import { openIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import type { OwnedCache } from './store/store.ts';
import { serviceProbe } from './services.ts';
import type { Probe } from './services.ts';
import type { Watch } from './scope.ts';
import type { RequestScope } from './transport/scope.ts';
import { FinalObjectCache } from './transport/finalObjectCache.ts';
import { Upstream } from './transport/upstream.ts';

type Connectors = ReturnType<typeof openConnectors>;
type Accesses = Readonly<Record<RestUpstream, AccessFor>>;

/** All upstreams for the life of the process: connections, logins, and what has been learnt of them. */
export class Upstreams {
  readonly all: readonly Upstream[];
  /** Null where callers are anonymous. */
  readonly callers: Callers | null;
  /** Null where no Keystone is named. */
  readonly identity: Identity | null;
  readonly #connectors: Connectors;
  readonly #accesses: Accesses;
  readonly #probe: Probe;

  /** `cache`: where objects that change no more are kept. */
  constructor(
    settings: Settings,
    watch: Watch = { observe: () => undefined, span: null },
    cache: OwnedCache | null = null,
  ) {
    const keeping = settings.keepFinal === 0 ? null : cache;
    const finals = (name: RestUpstream) =>
      keeping === null ? null : new FinalObjectCache(keeping, name, settings.keepFinal);
    const keystone = new Upstream('keystone', settings.keystone ?? unconfigured);
    const rest = {
      inspector: new Upstream('inspector', settings.inspector ?? unconfigured),
      nova: new Upstream('nova', settings.nova ?? unconfigured),
      karbor: new Upstream('karbor', settings.karbor ?? unconfigured, finals('karbor')),
      tnco: new Upstream('tnco', settings.tnco ?? unconfigured, finals('tnco')),
    };
    this.all = [keystone, ...Object.values(rest)];
    const identity = settings.keystone === null ? null : openIdentity(settings.keystone, keystone, watch);
    this.identity = identity;
    this.callers = settings.callers.kind === 'keystone' ? (identity?.callers ?? null) : null;
    this.#connectors = openConnectors(rest, settings);
    this.#accesses = {
      inspector: openstackAccess(inspectorService, settings.inspector, identity),
      nova: openstackAccess(novaService, settings.nova, identity),
      karbor: openstackAccess(karborService, settings.karbor, identity),
      tnco: tncoAccess(settings.tnco, rest.tnco, watch),
    };
    this.#probe = serviceProbe(settings, identity?.client ?? null);
  }

  /** What resolvers get for one request; sessions are opened when first touched. */
  context(caller: Caller, scope: RequestScope): GatewayContext {
    return new Context(caller, scope, {
      connect: this.#connectors,
      access: this.#accesses,
      probe: this.#probe,
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(async (upstream) => upstream.close()));
  }
}

function openConnectors(rest: Readonly<Record<RestUpstream, Upstream>>, { karbor, tnco }: Settings) {
  return {
    inspector: inspectorConnector(rest.inspector),
    nova: novaConnector(rest.nova),
    karbor: karborConnector(rest.karbor, karbor ?? { pike: false }),
    tnco: tncoConnector(rest.tnco, tnco ?? { maxRows: 1 }),
  };
}

interface Ways {
  readonly connect: Connectors;
  readonly access: Accesses;
  readonly probe: Probe;
}

/** Apollo Server copies it field by field onto the same prototype, which is why its fields are not #private. */
class Context implements GatewayContext {
  readonly caller: Caller;
  readonly scope: RequestScope;
  private readonly ways: Ways;
  private readonly open: { -readonly [K in RestUpstream]?: GatewayContext[K] } = {};

  constructor(caller: Caller, scope: RequestScope, ways: Ways) {
    this.caller = caller;
    this.scope = scope;
    this.ways = ways;
  }

  get inspector() {
    const { connect, access } = this.ways;
    return (this.open.inspector ??= connect.inspector(access.inspector(this.caller), this.scope));
  }

  get nova() {
    const { connect, access } = this.ways;
    return (this.open.nova ??= connect.nova(access.nova(this.caller), this.scope));
  }

  get karbor() {
    const { connect, access } = this.ways;
    return (this.open.karbor ??= connect.karbor(access.karbor(this.caller), this.scope));
  }

  get tnco() {
    const { connect, access } = this.ways;
    return (this.open.tnco ??= connect.tnco(access.tnco(this.caller), this.scope));
  }

  async services(): Promise<readonly ServiceState[]> {
    if (this.caller.kind === 'nobody') throw tokenNeeded();
    return this.ways.probe(this.scope, (scope) => new Context(this.caller, scope, this.ways));
  }
}

/** For an upstream that is left out: no call gets as far as its connections. */
const unconfigured: UpstreamSettings = {
  url: null,
  token: null,
  timeout: 1,
  concurrency: 1,
  queue: 1,
  maxBody: 1,
  breaker: false,
  retries: 0,
  tls: { verify: true, ca: null, cert: null, key: null },
  proxy: null,
};
