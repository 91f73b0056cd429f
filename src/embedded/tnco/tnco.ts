import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Service } from '../service.ts';
import type { TncoAccount } from './accounts.ts';
import { standardAccount } from './accounts.ts';
import { assemblies, assemblyAt, intentOf } from './assemblies.ts';
import type { IntentType, Process } from './processes.ts';
import { Processes } from './processes.ts';
import type { Engine } from './progress.ts';
import { beginLater } from './progress.ts';
import type { LegacyLoginPath } from './routes.ts';
import { routed } from './routes.ts';
import type { TncoSeed } from './seed.ts';
import { seedProcesses } from './seed.ts';
import { Tokens } from './tokens.ts';

/** A TNC-O as far as its process API and its logins go. */
export interface Tnco {
  service: Service;
  account: TncoAccount;
  /** For tests: what it holds, and a way to have something happen. */
  state: {
    processes: Processes;
    /** Has a process begin that starts after 10 s and runs for 15 s; the intents' own calls are not here. */
    request(intentType: IntentType, assemblyName: string): Process;
  };
}

/** What a TNC-O is opened with. */
export interface TncoOptions {
  clock: Clock;
  seed?: TncoSeed;
  account?: TncoAccount;
  /** `/ui/api/login` unless it is to be an older one, which answers at `/api/login`. */
  legacyLoginPath?: LegacyLoginPath;
}

/** Opens a TNC-O; unless told otherwise with 200 processes of 20 assemblies. */
export function openTnco(options: TncoOptions): Tnco {
  const { clock, account = standardAccount, legacyLoginPath = '/ui/api/login' } = options;
  const processes = new Processes();
  const engine = { processes, clock };
  seedProcesses(engine, options.seed);
  const desk = { account, tokens: new Tokens(clock, account.token), now: () => clock.now() };
  const handle: Service['handle'] = (request) => routed({ desk, processes, legacyLoginPath }, request);
  return {
    service: { name: 'tnco', handle },
    account,
    state: { processes, request: (intentType, name) => requested(engine, intentType, name) },
  };
}

function requested(engine: Engine, intentType: IntentType, name: string): Process {
  const found = assemblies.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no assembly is called ${name}`);
  const assembly = assemblyAt(found, 0);
  const process: Process = {
    id: randomUUID(),
    assembly,
    intentType,
    intent: intentOf(intentType, assembly),
    status: 'Pending',
    statusReason: null,
    startedAt: null,
    endedAt: null,
    dialect: 0,
  };
  engine.processes.add(process);
  beginLater(engine, process, 10_000);
  return process;
}
