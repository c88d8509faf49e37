import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Quantity } from '#core/quantity.ts'

const Hash = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{64}$/))

const orList = <T extends v.GenericSchema>(one: T) => v.union([one, v.pipe(v.array(one), v.maxLength(1_000))])

const BlockTag = v.union([v.picklist(['latest', 'earliest', 'pending', 'safe', 'finalized']), Quantity])

/** How long the JSON of one filter may be, so that many of them can be kept. */
const longest = 8_192

/** Which logs are meant. Source: Ethereum execution-apis, Filter; `blockHash` names one block and is for `eth_getLogs` alone. */
export const LogCriteria = v.pipe(
  v.object({
    address: v.nullish(orList(Address)),
    topics: v.nullish(v.pipe(v.array(v.nullable(orList(Hash))), v.maxLength(4))),
    fromBlock: v.nullish(BlockTag),
    toBlock: v.nullish(BlockTag),
    blockHash: v.optional(v.never()),
  }),
  v.check((criteria) => JSON.stringify(criteria).length <= longest, 'too long'),
)
export type LogCriteria = v.InferOutput<typeof LogCriteria>

const numberOf = (tag: LogCriteria['fromBlock']): number | null => (tag?.startsWith('0x') === true ? Number(tag) : null)

/** Whether logs of this block are meant; only numbers bound what is still to come. */
export function coversBlock({ fromBlock, toBlock }: LogCriteria, block: number): boolean {
  return block >= (numberOf(fromBlock) ?? 0) && block <= (numberOf(toBlock) ?? Infinity)
}
