import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainIdHex } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { Quantity, quantity } from '#core/quantity.ts'
import { mostCalls, mostData } from '#domain/calls/calls-request.ts'

const longestText = 4_096
const longestHex = 8_194

/** 4096 bytes at most, as text or as hex digits. Source: EIP-5792 §wallet_sendCalls. */
export const CallsId = v.pipe(
  v.string(),
  v.minLength(1),
  v.check(
    (id) =>
      /^0x[0-9a-fA-F]*$/.test(id) ? id.length <= longestHex : new TextEncoder().encode(id).length <= longestText,
    'an id has 4096 bytes at most',
  ),
)

const Capabilities = v.nullish(v.record(v.string(), v.looseObject({ optional: v.optional(v.boolean()) })))

const Call = v.pipe(
  v.strictObject({
    to: v.nullish(Address),
    data: v.nullish(Hex),
    value: v.nullish(Quantity),
    capabilities: Capabilities,
  }),
  v.check(({ to, data }) => to != null || (data ?? '0x') !== '0x', 'Without to, data must hold the code of a contract'),
  v.transform(({ to, data, value, capabilities }) => ({
    call: { to: to ?? null, data: data ?? v.parse(Hex, '0x'), value: value ?? quantity(0n) },
    capabilities: capabilities ?? {},
  })),
)

/** A list of calls as sites write it. Source: EIP-5792 §wallet_sendCalls RPC Specification, version 2.0.0. */
export const CallsParameter = v.strictObject({
  version: v.literal('2.0.0', 'Only version 2.0.0 is served'),
  id: v.nullish(CallsId),
  from: v.nullish(Address),
  chainId: ChainIdHex,
  atomicRequired: v.boolean(),
  calls: v.pipe(v.array(Call), v.minLength(1, 'a list of no calls')),
  capabilities: Capabilities,
})
export type CallsParameter = v.InferOutput<typeof CallsParameter>

/** The wallet serves no capability that has to be asked for: only what is optional may be passed over. */
export const demandsCapability = ({ calls, capabilities }: CallsParameter): boolean =>
  [capabilities ?? {}, ...calls.map((call) => call.capabilities)].some((asked) =>
    Object.values(asked).some(({ optional }) => optional !== true),
  )

export function isTooLarge({ calls }: CallsParameter): boolean {
  const bytes = calls.reduce((sum, { call }) => sum + (call.data.length - 2) / 2, 0)
  return calls.length > mostCalls || bytes > mostData
}
