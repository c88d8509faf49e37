import type { ChainRpc, Clock } from '#domain/ports.ts'

/** Milliseconds that somebody waits for what the wallet finds out by asking a node, however many questions it takes. */
export const patience = 10_000

/**
 * The same nodes for one piece of work, all of whose questions together have `ms` milliseconds from now on. After that
 * every call is a timeout at once, so that a node which is always just in time cannot keep anybody waiting.
 */
export function taskRpc(chainRpc: ChainRpc, clock: Clock, ms = patience): ChainRpc {
  const began = clock.now()
  return (chainId, method, params, options) =>
    chainRpc(chainId, method, params, { ...options, timeoutMs: ms, waited: Math.max(clock.now() - began, 0) })
}
