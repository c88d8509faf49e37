/** Those that the provider in a page makes by itself; the rest of the table does not go into every page. */
export const pageErrors = {
  /** EIP-1193 */ disconnected: { code: 4900, message: 'The wallet is gone. Reload the page.' },
  /** JSON-RPC 2.0 */ invalidRequest: { code: -32600, message: 'The request is not a valid JSON-RPC request.' },
  /** JSON-RPC 2.0 */ internal: { code: -32603, message: 'The wallet could not do this.' },
  /** JSON-RPC 2.0 */ invalidParams: { code: -32602, message: 'The parameters are not valid.' },
} as const

/**
 * Every code a page can meet, with the standard that defines it. This floor is the only one that turns
 * something thrown into something sent; what is not an `RpcError` leaves as `internal` and nothing more.
 */
export const rpcErrors = {
  ...pageErrors,
  /** EIP-1193 */ userRejected: { code: 4001, message: 'The user refused the request.' },
  /** EIP-1193 */ unauthorized: { code: 4100, message: 'This site is not connected, or not to this account.' },
  /** EIP-1193 */ unsupportedMethod: { code: 4200, message: 'This method is not supported.' },
  /** EIP-1193 */ chainDisconnected: { code: 4901, message: 'The network of this site is not reachable.' },
  /** EIP-3326 */ unknownChain: {
    code: 4902,
    message: 'This chain is not known. Add it with wallet_addEthereumChain.',
  },
  /** CAIP-25 */ unsupportedNetworks: {
    code: 5100,
    message: 'None of the requested networks is of a kind that is supported.',
  },
  /** CAIP-25 */ chainTwice: { code: 5204, message: 'One chain is defined in two scopes.' },
  /** CAIP-25 */ scopedProperties: { code: 5300, message: 'The scopedProperties are not valid.' },
  /** CAIP-25 */ misplacedProperties: { code: 5301, message: 'The scopedProperties belong outside of the scopes.' },
  /** CAIP-25 */ sessionProperties: { code: 5302, message: 'The sessionProperties are not valid.' },
  /** CAIP-285 */ unknownSession: { code: 5500, message: 'There is no session of this sessionId. Leave it out.' },
  /** CAIP-285 */ noSession: { code: 5501, message: 'There is no session.' },
  /** EIP-5792 */ unsupportedCapability: { code: 5700, message: 'A capability that is not optional is not supported.' },
  /** EIP-5792 */ unsupportedChain: { code: 5710, message: 'This chain is not supported.' },
  /** EIP-5792 */ duplicateId: { code: 5720, message: 'There is a list of calls with this id already.' },
  /** EIP-5792 */ unknownId: { code: 5730, message: 'No list of calls is known under this id.' },
  /** EIP-5792 */ tooLarge: { code: 5740, message: 'The list of calls is too large.' },
  /** EIP-5792 */ upgradeRefused: { code: 5750, message: 'The user refused what carrying out all calls in one needs.' },
  /** EIP-5792 */ atomicityUnsupported: {
    code: 5760,
    message: 'This account cannot carry out all calls in one on this chain.',
  },
  /** JSON-RPC 2.0 */ parse: { code: -32700, message: 'The request is not valid JSON.' },
  /** JSON-RPC 2.0 */ methodNotFound: { code: -32601, message: 'The network does not know this method.' },
  /** EIP-1474 */ serverError: { code: -32000, message: 'The network refused the request.' },
  /** EIP-1474 */ resourceUnavailable: { code: -32002, message: 'The same request is already waiting for the user.' },
  /** EIP-1474 */ transactionRejected: { code: -32003, message: 'The network refused the transaction.' },
  /** EIP-1474 */ limitExceeded: { code: -32005, message: 'Too many requests.' },
} as const satisfies Record<string, { readonly code: number; readonly message: string }>

export type RpcErrorName = keyof typeof rpcErrors

export type RpcErrorShape = { readonly code: number; readonly message: string; readonly data?: unknown }

const credentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi
const longPath = /(https?:\/\/[^\s/]+)\/[^\s"')]+/gi

/** RPC URLs carry keys in user info, path or query; a message that leaves the wallet keeps the host only. */
export const redact = (text: string): string => text.replace(credentials, '$1').replace(longPath, '$1/…')

export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: number
  readonly data: unknown

  constructor(shape: RpcErrorShape) {
    super(redact(shape.message))
    this.code = shape.code
    this.data = shape.data
  }
}

/** @param detail replaces the table's sentence where the reason is safe and useful for the site's author. */
export const rpcError = (name: RpcErrorName, detail?: string, data?: unknown): RpcError =>
  new RpcError({ code: rpcErrors[name].code, message: detail ?? rpcErrors[name].message, data })

/** What may cross to a page: an `RpcError` as it is, anything else without its inner details. */
export function errorShape(thrown: unknown): RpcErrorShape {
  if (!(thrown instanceof RpcError)) return pageErrors.internal
  const { code, message, data } = thrown
  return data === undefined ? { code, message } : { code, message, data }
}
