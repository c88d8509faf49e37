import type { NodeMethodName } from '#provider/passthrough.ts'

/** A read of the watch's own chain, its shape checked. Throws `RpcError`. */
export type Read = (method: NodeMethodName, params: readonly unknown[]) => Promise<unknown>
