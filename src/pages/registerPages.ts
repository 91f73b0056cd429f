import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Settings } from '../config/settings.ts';
import { explorerFiles } from './explorerFiles.ts';
import type { PageFile } from './explorerFiles.ts';
import { filledPage, notBuilt } from './html.ts';
import { explorerPolicy, landingPolicy } from './policy.ts';
import { sandboxEmbed, sandboxOrigins } from './sandbox.ts';

const graphqlTypes = ['application/json', 'application/graphql-response+json', 'multipart/mixed'];

/**
 * The pages for people: `/` with Apollo Sandbox or a way to the explorer, `/explorer`, and `/graphql` as a browser opens it.
 * They show what the schema has, so they are there only while the schema is open to all.
 */
export function registerPages(
  app: FastifyInstance,
  { pages, callers }: Pick<Settings, 'pages' | 'callers'>,
  files = explorerFiles(),
): void {
  if (!pages.openSchema) return;
  // Whether the host is to be reached by TLS only is for the proxy that ends TLS to say.
  void app.register(helmet, {
    global: false,
    strictTransportSecurity: false,
    frameguard: { action: 'deny' },
  });
  const known = {
    token: callers.kind === 'keystone' ? 'needed' : 'optional',
    sandbox: pages.sandbox ? sandboxEmbed : null,
    explorer: pages.explorer,
  };
  const landing = pages.sandbox ? page(files, { ...known, view: 'landing' }, landingPolicy) : toExplorer;
  if (pages.sandbox || pages.explorer) {
    app.get('/', landing);
    app.addHook('onRequest', (request, reply, done) => {
      if (opensGraphql(request)) landing(request, reply).catch(done);
      else done(); // no promise: every request passes here
    });
    serveFiles(app, files);
  }
  if (pages.explorer) {
    app.get('/explorer', page(files, { ...known, view: 'explorer' }, explorerPolicy));
    app.get('/explorer/', async (_request, reply) => reply.redirect('../explorer'));
  }
  if (pages.sandbox) letSandboxIn(app);
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const toExplorer: Handler = async (_request, reply) => reply.redirect('explorer');

function page(files: ReadonlyMap<string, PageFile>, known: unknown, policy: typeof explorerPolicy): Handler {
  const built = files.get('index.html');
  const html = built === undefined ? notBuilt : filledPage(built, known);
  return async (_request, reply) => {
    reply.helmet({ contentSecurityPolicy: { useDefaults: false, directives: { ...policy } } });
    return reply
      .code(built === undefined ? 503 : 200)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html);
  };
}

const guarded = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

/** The build's files; their names change with their contents, so browsers may keep them. */
function serveFiles(app: FastifyInstance, files: ReadonlyMap<string, PageFile>): void {
  for (const [path, { type, body, gzip }] of files) {
    if (!path.startsWith('assets/')) continue;
    app.get(`/explorer/${path}`, async ({ headers }, reply) => {
      const small = gzip !== null && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
      return reply
        .headers({
          ...guarded,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
        })
        .headers(small ? { 'content-encoding': 'gzip' } : {})
        .type(type)
        .send(small ? gzip : body);
    });
  }
  const icon = [...files].find(([path]) => path.endsWith('.svg'))?.[1];
  if (icon !== undefined) {
    app.get('/favicon.ico', async (_request, reply) =>
      reply.headers(guarded).type(icon.type).send(icon.body),
    );
  }
}

/** Whether a browser's address bar asks for `/graphql`: Apollo Server's own rule, so that no program's request is taken for one. */
function opensGraphql({ method, routeOptions, headers }: FastifyRequest): boolean {
  if (method !== 'GET' || routeOptions.url !== '/graphql' || headers.accept === undefined) return false;
  const negotiator = new Negotiator({ headers: { accept: headers.accept } });
  return negotiator.mediaType([...graphqlTypes, 'text/html']) === 'text/html';
}

/** Sandbox's sites may call `/graphql`, and nothing else. */
function letSandboxIn(app: FastifyInstance): void {
  void app.register(cors, {
    delegator: ({ url }: FastifyRequest, answer) =>
      answer(null, {
        origin: /^\/graphql(?:\?|$)/.test(url) ? [...sandboxOrigins] : false,
        methods: ['GET', 'POST'],
        exposedHeaders: ['x-openstack-request-id'],
        maxAge: 600,
      }),
  });
}
