import type { Summary } from '#tests/bench/statistics.ts'

export type Unit = 'ms' | 'bytes' | 'MB' | 'per s'

/** What a measurement must keep; a row without one is there to be read. */
export type Budget =
  | { readonly kind: 'at-most'; readonly limit: number }
  | { readonly kind: 'at-least'; readonly limit: number }
  | { readonly kind: 'times-floor'; readonly limit: number }
  | { readonly kind: 'over-floor'; readonly limit: number }
  /** The difference of the medians is at most the floor's own spread. */
  | { readonly kind: 'noise' }

/** One line of the table, before it is judged. */
export type Measurement = {
  readonly id: RowId
  readonly floor?: Summary
  readonly coffer?: Summary
  /** Attempts that gave no answer, or a wrong one. A budget is never met with a failure. */
  readonly failures?: number
  readonly note?: string
}

export type RowOfTable = { readonly what: string; readonly unit: Unit; readonly budget?: Budget }

const timesFloor = (limit: number): Budget => ({ kind: 'times-floor', limit })

/** THE table of what is measured, in the order it is shown. */
export const rows = {
  'page-bytes': { what: 'script put into each page', unit: 'bytes', budget: { kind: 'at-most', limit: 10_000 } },
  'page-load': { what: 'page load: navigation to load event', unit: 'ms', budget: { kind: 'noise' } },
  'page-load-none': { what: 'page load with no extension at all', unit: 'ms' },
  'popup-paint-warm': { what: 'popup to first paint, locked, worker warm', unit: 'ms' },
  'popup-paint-cold': { what: 'popup to first paint, locked, worker stopped', unit: 'ms' },
  'popup-warm': { what: 'popup to usable, locked, worker warm', unit: 'ms', budget: timesFloor(2) },
  'popup-cold': { what: 'popup to usable, locked, worker stopped', unit: 'ms', budget: timesFloor(2) },
  'home-paint-warm': { what: 'popup to first paint, unlocked, worker warm', unit: 'ms' },
  'home-paint-cold': { what: 'popup to first paint, unlocked, worker stopped', unit: 'ms' },
  'home-warm': { what: 'popup to usable, unlocked, worker warm', unit: 'ms', budget: timesFloor(2) },
  'home-cold': { what: 'popup to usable, unlocked, worker stopped', unit: 'ms', budget: timesFloor(2) },
  'worker-start': { what: 'worker: from stopped to answering a ping', unit: 'ms', budget: timesFloor(3) },
  wake: { what: 'eth_accounts from a stopped worker', unit: 'ms', budget: timesFloor(2) },
  'eth-accounts': { what: 'eth_accounts, one after another', unit: 'ms', budget: timesFloor(1.3) },
  'eth-chain-id': { what: 'eth_chainId, one after another', unit: 'ms', budget: timesFloor(1.3) },
  burst: { what: '200 calls of eth_accounts at once', unit: 'ms', budget: timesFloor(1.3) },
  'burst-chain-id': { what: '200 calls of eth_chainId at once', unit: 'ms', budget: timesFloor(1.3) },
  'burst-1000': { what: '1,000 calls of eth_accounts at once', unit: 'ms', budget: timesFloor(1.3) },
  'eth-block-number': {
    what: 'eth_blockNumber, beside the floor and the node asked directly',
    unit: 'ms',
    budget: timesFloor(1.3),
  },
  'eth-call': { what: 'eth_call, beside the floor and the node asked directly', unit: 'ms', budget: timesFloor(1.3) },
  'reads-200': { what: '200 different reads at once, beside the same', unit: 'ms', budget: timesFloor(1.3) },
  'reads-1000': { what: '1,000 different reads at once, beside the same', unit: 'ms', budget: timesFloor(1.3) },
  'other-site': {
    what: 'eth_chainId of a site while another asks 1,000 reads at once',
    unit: 'ms',
    budget: { kind: 'at-most', limit: 250 },
  },
  'tabs-1': { what: 'eth_accounts, one tab open', unit: 'ms', budget: timesFloor(1.3) },
  'tabs-10': { what: 'eth_accounts, 10 connected tabs open', unit: 'ms', budget: timesFloor(1.3) },
  'tabs-100': { what: 'eth_accounts, 100 connected tabs open', unit: 'ms', budget: timesFloor(1.3) },
  'tabs-100-burst': { what: '200 calls of eth_accounts at once, 100 tabs open', unit: 'ms', budget: timesFloor(1.3) },
  'tabs-100-call': {
    what: 'eth_call, 100 tabs open, beside the floor and the node',
    unit: 'ms',
    budget: timesFloor(1.3),
  },
  'tabs-100-load': { what: 'page load, 100 tabs open', unit: 'ms', budget: { kind: 'noise' } },
  'approval-window': {
    what: 'request to usable approval window, beside an empty window',
    unit: 'ms',
    budget: timesFloor(1.5),
  },
  'first-review': {
    what: 'request to complete review, beside an eth_call of the same node, 100 ms away',
    unit: 'ms',
    budget: timesFloor(6),
  },
  unlock: { what: 'unlock: click to home, beside a bare Argon2id', unit: 'ms', budget: timesFloor(1.15) },
  'unlock-first': { what: 'unlock, worker just started, beside a first Argon2id', unit: 'ms' },
  'memory-locked': { what: 'memory of worker and popup, locked', unit: 'MB' },
  'memory-unlocked': {
    what: 'memory of worker and popup, unlocked',
    unit: 'MB',
    budget: { kind: 'over-floor', limit: 40 },
  },
  'memory-after-unlock': { what: 'memory one second after an unlock', unit: 'MB' },
  signatures: { what: 'signatures, beside the bare library, in Node', unit: 'per s' },
  decode: {
    what: 'calls decoded, with all calls within them, in Node',
    unit: 'per s',
    budget: { kind: 'at-least', limit: 1_000 },
  },
  package: { what: 'store package', unit: 'bytes', budget: { kind: 'at-most', limit: 1_500_000 } },
} as const satisfies Readonly<Record<string, RowOfTable>>

export type RowId = keyof typeof rows
