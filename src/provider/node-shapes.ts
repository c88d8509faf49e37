import * as v from 'valibot'

/**
 * What the answers of a node look like, as far as a site's library would stumble over something else. Fields that a network adds are
 * its own affair, and so are zeros in front. Source: Ethereum execution-apis, schemas; EIP-1474.
 */
const text = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern))

export const quantity = text(/^0x[0-9a-f]{1,64}$/i)
/** Whole bytes. */
export const data = text(/^0x(?:[0-9a-f]{2})*$/i)
export const hash = text(/^0x[0-9a-f]{64}$/i)
const address = text(/^0x[0-9a-f]{40}$/i)
/** A word of storage, which some nodes write without its zeros. */
export const word = text(/^0x[0-9a-f]{0,64}$/i)
export const flag = v.boolean()

/** What the pending block and all within it do not have yet. */
const unlessPending = { hash: v.nullish(hash), number: v.nullish(quantity) }

const transaction = v.looseObject({ hash, from: address, blockHash: v.nullish(hash), blockNumber: v.nullish(quantity) })
export const transactionOrNull = v.nullable(transaction)

export const block = v.looseObject({
  ...unlessPending,
  parentHash: hash,
  timestamp: quantity,
  transactions: v.union([v.array(hash), v.array(transaction)]),
})
export const blockOrNull = v.nullable(block)
/** An uncle is a block without transactions. */
export const uncleOrNull = v.nullable(v.looseObject({ ...unlessPending, parentHash: hash }))

const log = v.looseObject({
  address,
  topics: v.array(hash),
  data,
  blockHash: v.nullish(hash),
  blockNumber: v.nullish(quantity),
})
export const logs = v.array(log)

const receipt = v.looseObject({
  transactionHash: hash,
  blockHash: hash,
  blockNumber: quantity,
  gasUsed: quantity,
  logs,
})
export const receiptOrNull = v.nullable(receipt)
export const receiptsOrNull = v.nullable(v.array(receipt))

export const quantityOrNull = v.nullable(quantity)

const accessList = v.array(v.looseObject({ address, storageKeys: v.array(hash) }))
export const accessListResult = v.looseObject({ accessList, gasUsed: quantity })

export const feeHistory = v.looseObject({
  oldestBlock: quantity,
  baseFeePerGas: v.nullish(v.array(quantity)),
  reward: v.nullish(v.array(v.array(quantity))),
})

export const proof = v.looseObject({
  balance: quantity,
  nonce: quantity,
  codeHash: hash,
  storageHash: hash,
  accountProof: v.array(data),
  storageProof: v.array(v.looseObject({ key: word, value: quantity, proof: v.array(data) })),
})

export const simulated = v.array(
  v.looseObject({ calls: v.array(v.looseObject({ status: quantity, returnData: data })) }),
)

export const syncing = v.union([v.literal(false), v.looseObject({})])
/** EIP-7910. */
export const config = v.looseObject({ current: v.nullable(v.looseObject({})) })
/** A number or, of old, its hex. */
export const version = v.union([v.string(), v.number()])
