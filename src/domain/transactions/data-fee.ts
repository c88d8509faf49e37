import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { bytesFromHex, Hex, hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { quantity } from '#core/quantity.ts'
import { ok, type Result } from '#core/result.ts'
import { serializeSigned } from '#core/transaction.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { unsignedTransaction } from '#domain/transactions/unsigned.ts'

const opStack = v.parse(Address, '0x420000000000000000000000000000000000000F')
const scroll = v.parse(Address, '0x5300000000000000000000000000000000000002')

/**
 * Who tells, on the built-in networks that also charge for putting a transaction's bytes on Ethereum. The others have it
 * in their estimate of gas (Arbitrum, ZKsync, Linea), or charge nothing such. Source: OP stack GasPriceOracle, Scroll
 * L1GasPriceOracle.
 */
const oracles: ReadonlyMap<number, Address> = new Map([
  [10, opStack],
  [8453, opStack],
  [534_352, scroll],
])
/** `getL1Fee(bytes)`. */
const getFee = '0x49948e0e'

/** One word: wei. */
const Wei = v.pipe(
  Hex,
  v.length(66),
  v.transform((word) => BigInt(word)),
)

/** What is signed, as long as it will be at most: as if with a fee of 16 bytes, and a signature that does not compress. */
function likeSigned(request: TransactionRequest, gas: bigint): Uint8Array {
  const largest = quantity(2n ** 96n - 1n)
  const fee = { type: 'eip1559', maxFeePerGas: largest, maxPriorityFeePerGas: largest } as const
  const unsigned = unsignedTransaction({ request, decision: { gasLimit: quantity(gas), fee }, nonce: 0xff_ff_ff }, null)
  const r = keccak256(bytesFromHex(request.data))
  return serializeSigned(unsigned, { r: BigInt(hexFromBytes(r)), s: BigInt(hexFromBytes(keccak256(r))), yParity: 1 })
}

/** Source: Solidity ABI specification, of one argument of type `bytes`. */
function bytesCall(bytes: Uint8Array): Hex {
  const word = (value: number): string => value.toString(16).padStart(64, '0')
  const padded = new Uint8Array(Math.ceil(bytes.length / 32) * 32)
  padded.set(bytes)
  return v.parse(Hex, `${getFee}${word(32)}${word(bytes.length)}${hexFromBytes(padded).slice(2)}`)
}

/** In wei, with a quarter more than now, as Ethereum's price moves until it is mined; 0 where no network charges it. */
export async function readDataFee(
  chainRpc: ChainRpc,
  request: TransactionRequest,
  gas: bigint,
): Promise<Result<bigint, RpcFailure>> {
  const to = oracles.get(request.chainId)
  if (to === undefined) return ok(0n)
  const data = bytesCall(likeSigned(request, gas))
  const told = await askNode(chainRpc, request.chainId, 'eth_call', [{ to, data }, 'latest'], Wei)
  return told.ok ? ok((told.value * 5n) / 4n) : told
}
