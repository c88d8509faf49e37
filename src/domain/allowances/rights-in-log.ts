import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { Right } from '#domain/allowances/right.ts'
import type { Log } from '#domain/review/simulation/outcome.ts'
import { permit2, topics } from '#domain/review/simulation/topics.ts'

/** The events by which rights are given; the owner is the first indexed argument of each. Source: EIP-20, 721, 1155; Permit2. */
export const rightTopics: readonly Hex[] = [
  topics.approval,
  topics.approvalForAll,
  topics.permit2Approval,
  topics.permit2Permit,
]

export const topicOf = (address: Address): string => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`

const nobody = /^0x0*$/
const addressIn = (topic: Hex): Address => v.parse(Address, `0x${topic.slice(-40)}`)

/** What an event of an owner's tells of; the event is a trace and no proof, as anybody may emit it. */
export function rightsInLog({ address, topics: [event, owner, second, third] }: Log, of: Address): readonly Right[] {
  if (owner?.toLowerCase() !== topicOf(of) || second === undefined || nobody.test(second)) return []
  const spender = addressIn(second)
  switch (event) {
    case topics.approval:
      return third === undefined
        ? [{ type: 'token', contract: address, spender }]
        : [{ type: 'item', contract: address, spender, tokenId: quantity(BigInt(third)) }]
    case topics.approvalForAll:
      return [{ type: 'collection', contract: address, spender }]
    case topics.permit2Approval:
    case topics.permit2Permit:
      if (address !== permit2 || third === undefined || nobody.test(third)) return []
      return [{ type: 'permit2', contract: spender, spender: addressIn(third) }]
    default:
      return []
  }
}
