#!/usr/bin/env node
import { Command } from 'commander';
import { runCloud } from './cli/cloud.ts';
import { runDoctor } from './cli/doctor.ts';
import { printSchema } from './cli/schema.ts';
import { refuse } from './cli/refuse.ts';
import { runServe } from './cli/run.ts';

const program = new Command('tributary').description(
  'One GraphQL schema over bare-metal introspection, lifecycle processes, server events and data protection.',
);
program.command('serve', { isDefault: true }).description('Serve GraphQL over HTTP.').action(runServe);
program
  .command('cloud')
  .description('Run the embedded cloud alone, for other programs’ tests.')
  .action(runCloud);
program
  .command('doctor')
  .description('Log in, read the catalog, ask each configured service; exit code 1 if anything fails.')
  .action(runDoctor);
program.command('schema').description('Print the schema.').action(printSchema);
await program.parseAsync().catch(refuse);
