import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { word as digits } from '#domain/assets/abi.ts'
import { nativeToken, type Log } from '#domain/review/simulation/outcome.ts'
import type { IdReading, Reading, SpenderReading } from '#domain/review/simulation/readings.ts'
import type { Run } from '#domain/review/simulation/runner.ts'
import { permit2, topics } from '#domain/review/simulation/topics.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** `null` where the contract did not answer. */
type Told<R extends Reading = Reading> = {
  readonly reading: R
  readonly before: bigint | null
  readonly after: bigint | null
}

const word = (value: bigint | Address): Hex => `0x${digits(value)}` as Hex
const nobody = word(0n)
const nothing = '0x' as Hex

const isOfSpender = (told: Told): told is Told<SpenderReading> => 'spender' in told.reading
const ofIds = (each: readonly Told[], of: IdReading['of']): readonly Told<IdReading>[] =>
  each.filter((told): told is Told<IdReading> => told.reading.of === of)

/** A change as the event that would tell it; `id` of an NFT. */
function moved(account: Address, address: Address, change: bigint, id: bigint | null = null): readonly Log[] {
  if (change === 0n) return []
  const [amount, ...parties] =
    change < 0n ? [-change, word(account), nobody] : ([change, nobody, word(account)] as const)
  const ids = id === null ? [] : [word(id)]
  return [{ address, topics: [topics.transfer, ...parties, ...ids], data: id === null ? word(amount) : nothing }]
}

/** Who may take what from now on, where that is not what it was before; `null` where one is no longer told. */
function allowed(account: Address, each: readonly Told[]): readonly Log[] | null {
  const logs: Log[] = []
  for (const { reading, before, after } of each.filter(isOfSpender)) {
    if (after === null) {
      if (before !== null) return null
      continue
    }
    if ((before ?? 0n) === after) continue
    const [owner, spender] = [word(account), word(reading.spender)]
    if (reading.of === 'permit2') {
      const named = [topics.permit2Approval, owner, word(reading.token), spender]
      logs.push({ address: permit2, topics: named, data: word(after) })
    } else {
      const topic = reading.of === 'operator' ? topics.approvalForAll : topics.approval
      logs.push({ address: reading.token, topics: [topic, owner, spender], data: word(after) })
    }
  }
  return logs
}

/** NFTs that are named in the call are told each, others that come as so many of the collection; no other may go. */
function collection(account: Address, token: Address, each: readonly Told[], change: bigint): readonly Log[] | null {
  const logs: Log[] = []
  let known = 0n
  const own = BigInt(account)
  for (const { reading, before, after } of ofIds(each, 'owner')) {
    const step = BigInt(after === own) - BigInt(before === own)
    known += step
    logs.push(...moved(account, token, step, reading.id))
  }
  for (const { reading, before, after } of ofIds(each, 'approved')) {
    const isOwn = ofIds(each, 'owner').some((told) => told.reading.id === reading.id && told.after === own)
    if (!isOwn || (before ?? 0n) === (after ?? 0n)) continue
    const named = [topics.approval, word(account), word(after ?? 0n), word(reading.id)]
    logs.push({ address: token, topics: named, data: nothing })
  }
  return change < known ? null : [...logs, ...moved(account, token, change - known)]
}

/** EIP-1155 tells no sum of all, so that something must be seen to move for anything to be said. */
function pieces(account: Address, token: Address, each: readonly Told[]): readonly Log[] {
  return ofIds(each, 'pieces').flatMap(({ reading, before, after }): readonly Log[] => {
    const change = (after ?? 0n) - (before ?? 0n)
    if (change === 0n) return []
    const [amount, from, to] = change < 0n ? [-change, word(account), nobody] : [change, nobody, word(account)]
    const data = `0x${digits(reading.id)}${digits(amount)}` as Hex
    return [{ address: token, topics: [topics.transferSingle, nobody, from, to], data }]
  })
}

function ofToken(account: Address, token: Address, each: readonly Told[]): readonly Log[] | null {
  const says = (of: 'is-nft' | 'is-multi'): boolean =>
    each.some(({ reading, after }) => reading.of === of && after === 1n)
  const allowances = allowed(account, each)
  if (allowances === null) return null
  if (says('is-multi')) {
    const logs = [...pieces(account, token, each), ...allowances]
    return logs.length === 0 ? null : logs
  }
  const balance = each.find(({ reading }) => reading.of === 'balance')
  if (balance?.after == null) return balance?.before == null ? allowances : null
  const change = balance.after - (balance.before ?? 0n)
  const moves = says('is-nft') ? collection(account, token, each, change) : moved(account, token, change)
  return moves === null ? null : [...moves, ...allowances]
}

/**
 * What a run moved for who sent it, as the events that would tell it; `null` where the answers do not tell all of it.
 * The value of the call had left the account when its balance was first read.
 */
export function movesOf(
  { from, value }: Pick<TransactionRequest, 'from' | 'value'>,
  readings: readonly Reading[],
  { before, after }: Run,
): readonly Log[] | null {
  const told = readings.map((reading, index): Told => {
    return { reading, before: before.words[index] ?? null, after: after.words[index] ?? null }
  })
  const logs: Log[] = [...moved(from, nativeToken, after.coin - before.coin - BigInt(value))]
  for (const [token, each] of Map.groupBy(told, ({ reading }) => reading.token)) {
    const ofThis = ofToken(from, token, each)
    if (ofThis === null) return null
    logs.push(...ofThis)
  }
  return logs
}
