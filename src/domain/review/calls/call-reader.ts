import type { Arguments } from '#domain/review/abi.ts'

/** One function: its canonical signature, whose hash begins with the selector, and what a call of it does; `null` for no valid one. */
export type CallReader<Call> = {
  readonly signature: string
  readonly read: (of: Arguments) => Call | null
}

/** By selector. */
export type CallReaders<Call> = Readonly<Record<`0x${string}`, CallReader<Call>>>
