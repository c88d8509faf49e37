import type { lies } from '#tests/e2e/fixtures/lies.ts'

/** What the wallet says of each thing: `true`, or why it does not know; of the simulation its state. */
export type Told = {
  readonly balance: string
  readonly token: string
  readonly named: string
  readonly quote: string
  readonly simulation: string
}

export const honestly: Told = { balance: 'true', token: 'true', named: 'true', quote: 'true', simulation: 'ok' }
const all = (reason: string): Told => ({
  balance: reason,
  token: reason,
  named: reason,
  quote: reason,
  simulation: 'unavailable',
})
const honest = [honestly]
const nothing = (reason: string): readonly Told[] => [all(reason)]
const but = (changes: Partial<Told>): readonly Told[] => [{ ...honestly, ...changes }]
const noQuote = but({ quote: 'malformed' })
const noBalance = but({ balance: 'malformed', quote: 'malformed' })

/** Of every lie what is left to say, one of a few: unknown where it cannot be known, and the truth about everything else. */
export const expected: Readonly<Record<keyof typeof lies, readonly Told[]>> = {
  'HTML instead of JSON': nothing('malformed'),
  'nothing at all': nothing('malformed'),
  '50 MB': nothing('malformed'),
  'a gzip bomb': nothing('malformed'),
  'half an answer': nothing('unreachable'),
  'half an answer, whole for HTTP': nothing('malformed'),
  'one byte a second': nothing('timeout'),
  'never an answer': nothing('timeout'),
  'a redirect to another origin': nothing('unreachable'),
  'status 500': nothing('unreachable'),
  'status 429': nothing('unreachable'),
  'status 401': nothing('unreachable'),
  'status 204': nothing('malformed'),
  'another id': nothing('malformed'),
  'no id': nothing('malformed'),
  'another version': nothing('malformed'),
  'a batch with each answer twice': honest,
  'a batch turned round': honest,
  'a batch without its first answer': honest,
  'a batch without ids': honest,
  'an error that is text': nothing('malformed'),
  'an error in a list': nothing('malformed'),
  'an error with 1 MB of HTML': nothing('refused'),
  'null for everything': nothing('malformed'),
  'a number for everything': nothing('malformed'),
  'an object for everything': nothing('malformed'),
  'another chain': nothing('wrong-chain'),
  'a chain that is none': nothing('malformed'),
  'a balance without digits': noBalance,
  'a balance that is missing': noBalance,
  'a balance without 0x': noBalance,
  'a negative balance': noBalance,
  'a balance of 100 digits': noBalance,
  'a balance as a number': noBalance,
  'a stale nonce': honest,
  'an absurd nonce': noQuote,
  'a base fee of 10^30': noQuote,
  'a base fee of zero': honest,
  'a negative base fee': noQuote,
  'a base fee without 0x': noQuote,
  'a history with too little': noQuote,
  'a history with too much': noQuote,
  'a history with other percentiles': noQuote,
  'an estimate of 2^64': noQuote,
  'an estimate of 2^63': noQuote,
  'an estimate of zero': noQuote,
  'a receipt of another transaction': honest,
  'a receipt from another block': honest,
  'a receipt from a block to come': honest,
  'a receipt with an odd status': honest,
  'a hash of another transaction': honest,
  'blocks that go backwards': honest,
  'a block with another hash': honest,
  'calls that answer nothing': but({ token: 'malformed', named: 'no-symbol' }),
  'calls that answer one byte': but({ token: 'malformed', named: 'no-symbol' }),
  '255 decimals': but({ named: 'no-decimals' }),
  '−1 decimals': but({ named: 'no-decimals' }),
  'decimals in one byte': but({ named: 'no-decimals' }),
  'a symbol with hidden characters': but({ named: 'unfit-text' }),
  'a name of 1 MB': but({ named: 'malformed' }),
  'a balance of tokens in 33 bytes': but({ token: 'malformed', named: 'other-standard' }),
  'a simulation of another shape': but({ simulation: 'unavailable' }),
  'a simulation of nothing': honest,
}
