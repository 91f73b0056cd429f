const prefixes = {
  provider: 'ba4c0000',
  plan: 'b1a40000',
  checkpoint: 'c4ec0000',
  operationLog: '10600000',
  restore: '4e570000',
  verification: '7e410000',
  scheduledOperation: '5c4ed000',
  volume: '701e0000',
  image: '13a6e000',
  network: '4e730000',
} as const;

/** An invented UUID that shows what it names: checkpoint 7 is `c4ec0000-0000-4000-8000-000000000007`. */
export function idOf(kind: keyof typeof prefixes, number: number): string {
  return `${prefixes[kind]}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
