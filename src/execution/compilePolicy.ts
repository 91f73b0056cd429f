/** Which operations an executor compiles: those that come again, so that a flood of new queries compiles nothing; all; or none. */
export type Policy = 'repeated' | 'always' | 'never';

/** The policy of executors that are told none; the suites that run every test on either executor put another module in this one's place. */
export const usualPolicy: Policy = 'repeated';
