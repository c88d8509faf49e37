import type { Address } from '#core/address.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'
import { addressFrom, argumentsOf, selectorOf } from '#domain/review/abi.ts'

/** What a Safe itself calls; `value` in wei. */
export type SafeCall = { readonly to: Address; readonly value: bigint; readonly data: Hex }

/** What owners of a Safe let it do. `delegates`: the program at `to` runs as the Safe itself. */
export type SafeOrder = SafeCall & { readonly delegates: boolean }

/**
 * The Safe project's own MultiSend and MultiSendCallOnly, which a Safe must run as itself to make several calls at once:
 * 1.1.1, then 1.3.0, 1.4.1 and 1.5.0, each with every kind of its deployments (canonical, eip155, zksync). The same
 * addresses on every network. Source: safe-global/safe-deployments src/assets, multi_send and multi_send_call_only.
 */
const batchPrograms: ReadonlySet<string> = new Set([
  '0x8D29bE29923b68abfDD21e541b9374737B49cdAD',
  '0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761',
  '0x998739BFdAAdde7C933B942a68053933098f9EDa',
  '0x0dFcccB95225ffB03c6FBB2559B530C2B7C8A912',
  '0x40A2aCCbd92BCA938b02010E17A5b8929b49130D',
  '0xA1dabEF33b3B82c7814B6D82A79e50F4AC44102B',
  '0xf220D3b4DFb23C4ade8C88E526C1353AbAcbC38F',
  '0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526',
  '0x9641d764fc13c8B624c04430C7356C1C7C8102e2',
  '0x218543288004CD07832472D464648173c77D7eB7',
  '0xA83c336B20401Af773B6219BA5027174338D1836',
])

/** `multiSend(bytes)`. */
const multiSend = '0x8d80ff0a'

const [addressAt, valueAt, lengthAt, dataAt] = [1, 21, 53, 85]

/**
 * The calls of a batch; `null` where one of them is no plain call, or it does not end where its last call does.
 * Source: safe-smart-account MultiSend.sol: operation, address, value, length of the data, data, packed.
 */
function unpacked(bytes: Uint8Array): readonly SafeCall[] | null {
  const calls: SafeCall[] = []
  let start = 0
  while (start < bytes.length) {
    const call = bytes.subarray(start)
    if (call.length < dataAt || call[0] !== 0) return null
    const length = BigInt(hexFromBytes(call.subarray(lengthAt, dataAt)))
    if (length > BigInt(call.length - dataAt)) return null
    const end = dataAt + Number(length)
    calls.push({
      to: addressFrom(call.subarray(addressAt, valueAt)),
      value: BigInt(hexFromBytes(call.subarray(valueAt, lengthAt))),
      data: hexFromBytes(call.subarray(dataAt, end)),
    })
    start += end
  }
  return calls
}

/** The calls that the Safe makes by it; `null` where another program runs as the Safe, and anything may come of it. */
export function safeCalls({ to, value, data, delegates }: SafeOrder): readonly SafeCall[] | null {
  if (!delegates) return [{ to, value, data }]
  if (!batchPrograms.has(to) || selectorOf(data) !== multiSend) return null
  const packed = argumentsOf(data).bytes(0)
  return packed === null ? null : unpacked(bytesFromHex(packed))
}
