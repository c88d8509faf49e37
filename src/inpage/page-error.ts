import { pageErrors, type RpcErrorShape } from '#core/errors.ts'

/**
 * What a page catches: EIP-1193 `ProviderRpcError`. Unlike the wallet's own `RpcError` it takes nothing out of its message,
 * as what comes from the wallet has been through that already, and what is made here names no server.
 */
export class PageError extends Error {
  override readonly name = 'RpcError'
  readonly code: number
  readonly data: unknown

  constructor({ code, message, data }: RpcErrorShape) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** The same as the error of a JSON-RPC response, for the calls from before EIP-1193. */
export function responseError(thrown: unknown): RpcErrorShape {
  if (!(thrown instanceof PageError)) return pageErrors.internal
  const { code, message, data } = thrown
  return data === undefined ? { code, message } : { code, message, data }
}
