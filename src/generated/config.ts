/** Settings in the shape of tributary.yaml; `docs/configuration.md` explains each. */
export interface Config {
  /** Serves invented data from an embedded cloud, whatever real services are named. Default: yes when nothing is configured; no in production. */
  readonly embedded?:
    true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  /** Entry of clouds.yaml to take; the file is not read otherwise. Default: none. */
  readonly cloud?: string | number | undefined;
  /** Address to listen on. Default: 127.0.0.1. */
  readonly host?: string | number | undefined;
  /** Port to listen on; 0 takes any that is free. Default: 4000. */
  readonly port?: number | undefined;
  /** Proxies whose `X-Forwarded-*` headers are believed. Default: none. */
  readonly trust_proxy?: readonly string[] | string | undefined;
  /** Answers from this size on are compressed for clients that accept gzip; 0 leaves that to a proxy. Default: 64KiB. */
  readonly compress_from?: number | string | undefined;
  /** How long running requests may take once the gateway is told to stop. Default: 10s. */
  readonly shutdown_grace?: number | string | undefined;
  /** Worker processes behind one port, `auto` for one for each core; SIGHUP replaces them one by one. Default: one process by itself. */
  readonly workers?: number | 'auto' | undefined;
  /** Redis or Valkey (6.2 or later) that replicas share persisted queries, rate limits and final objects through. Default: each replica by itself. */
  readonly redis_url?: string | undefined;
  /** Redis or Valkey (6.2 or later) that replicas share persisted queries, rate limits and final objects through. Path of a file that holds it. */
  readonly redis_url_file?: string | undefined;
  /** How long completed processes and finished operation logs are kept for the caller who read them, 5 minutes at most; 0 keeps none. Default: 0. */
  readonly keep_final?: number | string | undefined;
  /** Whether callers bring a Keystone token of their own, or the gateway serves all with its own login. Default: `keystone` once a Keystone is named, else `anonymous`. */
  readonly callers?: 'keystone' | 'anonymous' | undefined;
  /** Lets anonymous callers in on addresses other than loopback: whoever reaches the port may do all that the gateway may. Default: no. */
  readonly allow_anonymous_callers_anywhere?:
    true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  /** Mutations that are served; the others are not in the schema. Default: all. */
  readonly writes?:
    | 'all'
    | 'none'
    | readonly (
        | 'startIntrospection'
        | 'abortIntrospection'
        | 'reapplyIntrospection'
        | 'createServerEvents'
        | 'createCheckpoint'
        | 'deleteCheckpoint'
      )[]
    | string
    | undefined;
  /** Mutations by Keystone role; a caller needs one role that allows it. Default: no rule by role. */
  readonly writes_by_role?:
    | Readonly<
        Record<
          string,
          | 'all'
          | 'none'
          | readonly (
              | 'startIntrospection'
              | 'abortIntrospection'
              | 'reapplyIntrospection'
              | 'createServerEvents'
              | 'createCheckpoint'
              | 'deleteCheckpoint'
            )[]
          | string
        >
      >
    | string
    | undefined;
  /** Stops calling an upstream for a while once most of its calls fail. Default: on. */
  readonly breaker?:
    true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  readonly proxy?: {
    /** Proxy for upstreams at `http://` addresses, and at others where `HTTPS_PROXY` is not set. Default: none. */
    readonly http?: string | undefined;
    /** Proxy for upstreams at `https://` addresses. Default: none. */
    readonly https?: string | undefined;
    /** Hosts and domains reached without a proxy, besides this machine; `*` for all. Default: this machine. */
    readonly except?: string | number | undefined;
  };
  readonly keystone?: {
    /** Base URL of Keystone, version 3. Default: not configured. */
    readonly auth_url?: string | undefined;
    /** How the gateway logs in to Keystone. Default: by what is given. */
    readonly auth_type?:
      'password' | 'v3password' | 'token' | 'v3token' | 'v3applicationcredential' | undefined;
    /** User that the gateway logs in as. Default: none. */
    readonly username?: string | number | undefined;
    /** The same by id, which needs no domain. Default: none. */
    readonly user_id?: string | number | undefined;
    /** That user's password. Default: none. */
    readonly password?: string | undefined;
    /** That user's password. Path of a file that holds it. */
    readonly password_file?: string | undefined;
    /** Name of the user's domain. Default: none. */
    readonly user_domain_name?: string | number | undefined;
    /** Id of the user's domain. Default: none. */
    readonly user_domain_id?: string | number | undefined;
    /** Project that the gateway works in. Default: none. */
    readonly project_name?: string | number | undefined;
    /** The same by id, which needs no domain. Default: none. */
    readonly project_id?: string | number | undefined;
    /** Name of the project's domain. Default: none. */
    readonly project_domain_name?: string | number | undefined;
    /** Id of the project's domain. Default: none. */
    readonly project_domain_id?: string | number | undefined;
    /** Name of the domain of both, where neither has its own. Default: none. */
    readonly domain_name?: string | number | undefined;
    /** Id of the domain of both, where neither has its own. Default: none. */
    readonly domain_id?: string | number | undefined;
    /** Works on the whole system in place of a project. Default: none. */
    readonly system_scope?: 'all' | undefined;
    /** Application credential to log in with. Default: none. */
    readonly application_credential_id?: string | number | undefined;
    /** The same by name; needs its user. Default: none. */
    readonly application_credential_name?: string | number | undefined;
    /** The application credential's secret. Default: none. */
    readonly application_credential_secret?: string | undefined;
    /** The application credential's secret. Path of a file that holds it. */
    readonly application_credential_secret_file?: string | undefined;
    /** A token to work with, in place of a login. Default: none. */
    readonly token?: string | undefined;
    /** A token to work with, in place of a login. Path of a file that holds it. */
    readonly token_file?: string | undefined;
    /** Region whose endpoints are taken from the catalog. Default: any. */
    readonly region_name?: string | number | undefined;
    /** Interfaces taken from the catalog, preferred first. Default: public. */
    readonly interface?: readonly string[] | string | undefined;
    /** The opposite of `OS_VERIFY`, which is stronger. Default: no. */
    readonly insecure?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Deadline of one call to any OpenStack service that has none of its own. Default: 10s. */
    readonly api_timeout?: number | string | undefined;
    /** Deadline of one call to Keystone. Default: 10s. */
    readonly timeout?: number | string | undefined;
    /** Stops calling Keystone for a while once most calls fail. Default: as `BREAKER`. */
    readonly breaker?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Calls to Keystone at a time. Default: 16. */
    readonly concurrency?: number | undefined;
    /** Calls to Keystone that may wait for a turn. Default: 1000. */
    readonly queue?: number | undefined;
    /** Largest answer taken from Keystone. Default: 32MiB. */
    readonly max_body?: number | string | undefined;
    /** Times that a safe call to Keystone is sent again. Default: 2. */
    readonly retries?: number | undefined;
    /** Checks the certificate of Keystone. Default: yes. */
    readonly verify?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** PEM file of authorities trusted for Keystone, besides Node's own. Default: none. */
    readonly cacert?: string | undefined;
    /** PEM file of the gateway's certificate for Keystone, its key perhaps included. Default: none. */
    readonly cert?: string | undefined;
    /** PEM file of that certificate's key. Default: none. */
    readonly key?: string | undefined;
  };
  readonly inspector?: {
    /** Base URL of ironic-inspector. Default: from the catalog, once a Keystone is named. */
    readonly url?: string | undefined;
    /** A fixed token for ironic-inspector, in place of a login. Default: none. */
    readonly token?: string | undefined;
    /** A fixed token for ironic-inspector, in place of a login. Path of a file that holds it. */
    readonly token_file?: string | undefined;
    /** Region whose ironic-inspector is taken from the catalog. Default: as `OS_REGION_NAME`. */
    readonly region_name?: string | number | undefined;
    /** Interfaces of ironic-inspector taken from the catalog, preferred first. Default: as `OS_INTERFACE`. */
    readonly interface?: readonly string[] | string | undefined;
    /** Type under which the catalog has ironic-inspector. Default: the usual ones. */
    readonly service_type?: string | number | undefined;
    /** Deadline of one call to ironic-inspector. Default: 10s. */
    readonly timeout?: number | string | undefined;
    /** Stops calling ironic-inspector for a while once most calls fail. Default: as `BREAKER`. */
    readonly breaker?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Calls to ironic-inspector at a time. Default: 16. */
    readonly concurrency?: number | undefined;
    /** Calls to ironic-inspector that may wait for a turn. Default: 1000. */
    readonly queue?: number | undefined;
    /** Largest answer taken from ironic-inspector. Default: 32MiB. */
    readonly max_body?: number | string | undefined;
    /** Times that a safe call to ironic-inspector is sent again. Default: 2. */
    readonly retries?: number | undefined;
    /** Checks the certificate of ironic-inspector. Default: as for Keystone. */
    readonly verify?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** PEM file of authorities trusted for ironic-inspector, besides Node's own. Default: as for Keystone. */
    readonly cacert?: string | undefined;
    /** PEM file of the gateway's certificate for ironic-inspector, its key perhaps included. Default: as for Keystone. */
    readonly cert?: string | undefined;
    /** PEM file of that certificate's key. Default: as for Keystone. */
    readonly key?: string | undefined;
    /** Whether there is ironic-inspector at all; with `no` its fields answer `UPSTREAM_NOT_CONFIGURED`. Default: yes. */
    readonly enabled?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  };
  readonly nova?: {
    /** Base URL of nova. Default: from the catalog, once a Keystone is named. */
    readonly url?: string | undefined;
    /** A fixed token for nova, in place of a login. Default: none. */
    readonly token?: string | undefined;
    /** A fixed token for nova, in place of a login. Path of a file that holds it. */
    readonly token_file?: string | undefined;
    /** Region whose nova is taken from the catalog. Default: as `OS_REGION_NAME`. */
    readonly region_name?: string | number | undefined;
    /** Interfaces of nova taken from the catalog, preferred first. Default: as `OS_INTERFACE`. */
    readonly interface?: readonly string[] | string | undefined;
    /** Type under which the catalog has nova. Default: the usual ones. */
    readonly service_type?: string | number | undefined;
    /** Deadline of one call to nova. Default: 10s. */
    readonly timeout?: number | string | undefined;
    /** Stops calling nova for a while once most calls fail. Default: as `BREAKER`. */
    readonly breaker?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Calls to nova at a time. Default: 16. */
    readonly concurrency?: number | undefined;
    /** Calls to nova that may wait for a turn. Default: 1000. */
    readonly queue?: number | undefined;
    /** Largest answer taken from nova. Default: 32MiB. */
    readonly max_body?: number | string | undefined;
    /** Times that a safe call to nova is sent again. Default: 2. */
    readonly retries?: number | undefined;
    /** Checks the certificate of nova. Default: as for Keystone. */
    readonly verify?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** PEM file of authorities trusted for nova, besides Node's own. Default: as for Keystone. */
    readonly cacert?: string | undefined;
    /** PEM file of the gateway's certificate for nova, its key perhaps included. Default: as for Keystone. */
    readonly cert?: string | undefined;
    /** PEM file of that certificate's key. Default: as for Keystone. */
    readonly key?: string | undefined;
    /** Whether there is nova at all; with `no` its fields answer `UPSTREAM_NOT_CONFIGURED`. Default: yes. */
    readonly enabled?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  };
  readonly karbor?: {
    /** Karbor is of the Pike release, the only one that keeps `extra_info` sent with a create. Default: no. */
    readonly pike?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Base URL of karbor. Default: from the catalog, once a Keystone is named. */
    readonly url?: string | undefined;
    /** A fixed token for karbor, in place of a login. Default: none. */
    readonly token?: string | undefined;
    /** A fixed token for karbor, in place of a login. Path of a file that holds it. */
    readonly token_file?: string | undefined;
    /** Region whose karbor is taken from the catalog. Default: as `OS_REGION_NAME`. */
    readonly region_name?: string | number | undefined;
    /** Interfaces of karbor taken from the catalog, preferred first. Default: as `OS_INTERFACE`. */
    readonly interface?: readonly string[] | string | undefined;
    /** Type under which the catalog has karbor. Default: the usual ones. */
    readonly service_type?: string | number | undefined;
    /** Deadline of one call to karbor. Default: 10s. */
    readonly timeout?: number | string | undefined;
    /** Stops calling karbor for a while once most calls fail. Default: as `BREAKER`. */
    readonly breaker?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Calls to karbor at a time. Default: 16. */
    readonly concurrency?: number | undefined;
    /** Calls to karbor that may wait for a turn. Default: 1000. */
    readonly queue?: number | undefined;
    /** Largest answer taken from karbor. Default: 32MiB. */
    readonly max_body?: number | string | undefined;
    /** Times that a safe call to karbor is sent again. Default: 2. */
    readonly retries?: number | undefined;
    /** Checks the certificate of karbor. Default: as for Keystone. */
    readonly verify?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** PEM file of authorities trusted for karbor, besides Node's own. Default: as for Keystone. */
    readonly cacert?: string | undefined;
    /** PEM file of the gateway's certificate for karbor, its key perhaps included. Default: as for Keystone. */
    readonly cert?: string | undefined;
    /** PEM file of that certificate's key. Default: as for Keystone. */
    readonly key?: string | undefined;
    /** Whether there is karbor at all; with `no` its fields answer `UPSTREAM_NOT_CONFIGURED`. Default: yes. */
    readonly enabled?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  };
  readonly tnco?: {
    /** Base URL of TNC-O. Default: not configured. */
    readonly url?: string | undefined;
    /** A fixed token for TNC-O, in place of a login. Default: none. */
    readonly token?: string | undefined;
    /** A fixed token for TNC-O, in place of a login. Path of a file that holds it. */
    readonly token_file?: string | undefined;
    /** Deadline of one call to TNC-O. Default: 10s. */
    readonly timeout?: number | string | undefined;
    /** Stops calling TNC-O for a while once most calls fail. Default: as `BREAKER`. */
    readonly breaker?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Calls to TNC-O at a time. Default: 16. */
    readonly concurrency?: number | undefined;
    /** Calls to TNC-O that may wait for a turn. Default: 1000. */
    readonly queue?: number | undefined;
    /** Largest answer taken from TNC-O. Default: 32MiB. */
    readonly max_body?: number | string | undefined;
    /** Times that a safe call to TNC-O is sent again. Default: 2. */
    readonly retries?: number | undefined;
    /** Checks the certificate of TNC-O. Default: yes. */
    readonly verify?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** PEM file of authorities trusted for TNC-O, besides Node's own. Default: none. */
    readonly cacert?: string | undefined;
    /** PEM file of the gateway's certificate for TNC-O, its key perhaps included. Default: none. */
    readonly cert?: string | undefined;
    /** PEM file of that certificate's key. Default: none. */
    readonly key?: string | undefined;
    /** Processes that one page may read again from the newest on. Default: 5000. */
    readonly max_rows?: number | undefined;
    /** Keystone roles that may read processes, since the gateway's own account is used there. Default: admin. */
    readonly roles?: readonly (string | number)[] | string | undefined;
    /** How the gateway logs in to TNC-O. Default: by what is given. */
    readonly auth_mode?: 'none' | 'token' | 'client_credentials' | 'password' | 'legacy' | 'zen' | undefined;
    /** Where `legacy` (the UI) and `zen` log in. Default: for `legacy`, `TNCO_URL`. */
    readonly auth_address?: string | undefined;
    /** OAuth2 client. Default: none. */
    readonly client_id?: string | number | undefined;
    /** The OAuth2 client's secret. Default: none. */
    readonly client_secret?: string | undefined;
    /** The OAuth2 client's secret. Path of a file that holds it. */
    readonly client_secret_file?: string | undefined;
    /** User of the modes `password`, `legacy` and `zen`. Default: none. */
    readonly username?: string | number | undefined;
    /** That user's password. Default: none. */
    readonly password?: string | undefined;
    /** That user's password. Path of a file that holds it. */
    readonly password_file?: string | undefined;
    /** That user's Zen API key. Default: none. */
    readonly api_key?: string | undefined;
    /** That user's Zen API key. Path of a file that holds it. */
    readonly api_key_file?: string | undefined;
  };
  /** Types, and fields as `Query.node`, that get another name, where a larger graph has theirs already. Default: none. */
  readonly rename?: Readonly<Record<string, string>> | string | undefined;
  readonly limits?: {
    /** Levels of nesting in a query; schema introspection is exempt. Default: 15. */
    readonly depth?: number | undefined;
    /** Aliases in a query. Default: 100. */
    readonly aliases?: number | undefined;
    /** Fields at the top of a query. Default: 50. */
    readonly root_fields?: number | undefined;
    /** Fields in a query, its fragments opened wherever they are spread. Default: 5000. */
    readonly fields?: number | undefined;
    /** Lexical tokens in a query. Default: 10000. */
    readonly tokens?: number | undefined;
    /** Text of a query. Default: 64KiB. */
    readonly query_size?: number | string | undefined;
    /** Body of a request, variables included. Default: 16MiB. */
    readonly body_size?: number | string | undefined;
    /** Items in a list of an input. Default: 10000. */
    readonly list_input?: number | undefined;
    /** Upstream calls that one request may make, counted while it runs; repeats of reads aside. Default: 2000. */
    readonly calls?: number | undefined;
    /** Upstream calls that one request may come to by its static estimate. Default: 20000. */
    readonly estimated_calls?: number | undefined;
    /** Introspection data in one answer. Default: 64MiB. */
    readonly free_json?: number | string | undefined;
    /** Time for one request, retries included. Default: 12s. */
    readonly request_timeout?: number | string | undefined;
    /** Requests a minute for each caller. Default: no limit. */
    readonly rate?: number | undefined;
    /** Automatically persisted queries kept; 0 turns them off. Default: 1000. */
    readonly persisted_queries?: number | undefined;
    /** Path of a manifest of the only documents that are served. Default: every document is served. */
    readonly allow_list?: string | undefined;
  };
  readonly pages?: {
    /** Answers schema introspection. Default: yes. */
    readonly introspection?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Serves Apollo Sandbox to browsers at `/` and `/graphql`, and answers its sites by CORS. Default: yes; no in production. */
    readonly sandbox?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Serves the explorer at `/explorer`. Default: yes. */
    readonly explorer?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Schema introspection and `_service` need no token; no: the pages, which show the schema, are off. Default: yes. */
    readonly open_schema?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Answers the header `X-Tributary-Explain: 1` with the upstream calls made. Default: yes; no in production. */
    readonly explain?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
  };
  readonly telemetry?: {
    /** Least level that is logged; the audit lines of writes always are. Default: info. */
    readonly log_level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent' | undefined;
    /** Upstream calls that take longer are logged at `warn`. Default: 1s. */
    readonly slow_call?: number | string | undefined;
    /** Serves Prometheus metrics at `/metrics`. Default: yes. */
    readonly metrics?:
      true | false | 'yes' | 'true' | 'on' | '1' | 'no' | 'false' | 'off' | '0' | 0 | 1 | undefined;
    /** Address of their own for the metrics. Default: beside `/graphql`. */
    readonly metrics_address?: string | undefined;
    /** OpenTelemetry collector (OTLP over HTTP) that traces go to, below `/v1/traces`. Default: no traces. */
    readonly otlp_endpoint?: string | undefined;
    /** The whole address that traces go to. Default: below `telemetry.otlp_endpoint`. */
    readonly otlp_traces_endpoint?: string | undefined;
    /** How traces are sent. Default: http/protobuf. */
    readonly otlp_protocol?: 'http/protobuf' | 'http/json' | undefined;
  };
}
