import { captures } from './exchange.ts';

declare module 'vitest' {
  interface TaskMeta {
    replay?: Outcome;
  }
}

/** What became of one replayed exchange. */
export interface Outcome {
  upstream: string;
  equal: boolean;
  /** Why it is not expected to be equal. */
  reason?: string;
}

interface Module {
  children: { allTests(): Iterable<{ name: string; meta(): { replay?: Outcome } }> };
}

/** Ends a run with the table of what was replayed; a vitest reporter. */
export default class ReplayReport {
  onTestRunEnd(modules: readonly Module[]): void {
    const outcomes = modules.flatMap(({ children }) =>
      [...children.allTests()].flatMap((test) => {
        const { replay } = test.meta();
        return replay ? [{ name: test.name, ...replay }] : [];
      }),
    );
    const upstreams = [...new Set(outcomes.map(({ upstream }) => upstream))];
    console.log('\nreplayed exchanges, by upstream');
    for (const upstream of upstreams) {
      const own = outcomes.filter((outcome) => outcome.upstream === upstream);
      const unequal = own.filter(({ equal }) => !equal);
      const share = ((100 * (own.length - unequal.length)) / own.length).toFixed(1);
      const counts = `${own.length} replayed, ${own.length - unequal.length} equal (${share} %)`;
      console.log(`  ${upstream.padEnd(10)} ${counts} of ${captures(upstream).length} recorded`);
      for (const { name, reason } of unequal)
        console.log(`    ${name}: ${reason ?? 'UNEXPECTED, see above'}`);
    }
    console.log(`  ironic     0 replayed of ${captures('ironic').length} recorded: the cloud has no ironic`);
  }
}
