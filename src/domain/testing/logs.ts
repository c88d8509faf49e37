import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Log } from '#domain/review/simulation/outcome.ts'
import { topics } from '#domain/review/simulation/topics.ts'

type Word = string | bigint | number | boolean
type Argument = Word | readonly bigint[]

/** The event's topic, and how many of its arguments are topics too. */
const forms = {
  Transfer: { topic: topics.transfer, indexed: 2 },
  TransferSingle: { topic: topics.transferSingle, indexed: 3 },
  TransferBatch: { topic: topics.transferBatch, indexed: 3 },
  Approval: { topic: topics.approval, indexed: 2 },
  ApprovalForAll: { topic: topics.approvalForAll, indexed: 2 },
  Deposit: { topic: topics.deposit, indexed: 1 },
  Withdrawal: { topic: topics.withdrawal, indexed: 1 },
  Permit2Approval: { topic: topics.permit2Approval, indexed: 3 },
  Permit2Permit: { topic: topics.permit2Permit, indexed: 3 },
} as const

const word = (value: Word): string => BigInt(value).toString(16).padStart(64, '0')
const isWord = (argument: Argument): argument is Word => !Array.isArray(argument)

/** Source: Solidity ABI specification. */
function encode(values: readonly Argument[]): string {
  let head = ''
  let tail = ''
  for (const value of values) {
    if (isWord(value)) head += word(value)
    else {
      head += word(values.length * 32 + tail.length / 2)
      tail += [BigInt(value.length), ...value].map(word).join('')
    }
  }
  return head + tail
}

/**
 * An event as contracts write it, for tests of what reads them.
 * @param indexed where it is not as of the tokens of EIP-20.
 */
export function logOf(
  address: string,
  name: keyof typeof forms,
  args: readonly Argument[],
  indexed: number = forms[name].indexed,
): Log {
  const named = args.slice(0, indexed).map((value) => `0x${encode([value])}`)
  const data = `0x${encode(args.slice(indexed))}`
  return v.parse(Log, { address: v.parse(Address, address), topics: [forms[name].topic, ...named], data })
}
