import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { symbolKey } from '#domain/assets/symbol-key.ts'
import { readTokenFacts } from '#domain/assets/token-facts.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { readAuthorization } from '#domain/review/authorization.ts'
import type { Call } from '#domain/review/call.ts'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import type { SwapSide } from '#domain/review/calls/swap-calls.ts'
import { readOrders } from '#domain/review/order.ts'
import type { Subject, TypedDataSubject } from '#domain/review/subject.ts'
import { TokenFact } from '#domain/review/token-fact.ts'

/** As many as one request can sensibly be about. */
const most = 8

/** Only a contract that says both, in plain text, is named; the amounts of any other stay in base units. */
async function readToken(chainRpc: ChainRpc, chainId: number, address: Address): Promise<TokenFact | null> {
  const facts = await readTokenFacts(chainRpc, { chainId, address })
  if (!facts.ok) return null
  const { symbol, decimals } = facts.value
  const fact = v.safeParse(TokenFact, { address, symbol, decimals: decimals === null ? null : Number(decimals) })
  return fact.success ? fact.output : null
}

const tokenOf = ({ token }: Pick<SwapSide, 'token'>): readonly Address[] => (token === null ? [] : [token])

/** @param to what is called. */
function tokensOfCall(call: Call, to: Address): readonly Address[] {
  switch (call.type) {
    case 'transfer':
    case 'transfer-from':
    case 'approve':
    case 'approve-more':
    case 'approve-less':
      return [to]
    case 'permit2-approve':
    case 'permit2-transfer':
    case 'sweep':
      return tokenOf(call)
    case 'swap':
      return [...tokenOf(call.pays), ...tokenOf(call.gets)]
    case 'approve-all':
    case 'control':
    case 'deposit':
    case 'multicall':
    case 'refund':
    case 'safe-execution':
    case 'transfer-items':
    case 'withdraw':
      return []
    default:
      return call satisfies never
  }
}

function tokensOfData(whole: Pick<BatchCall, 'to' | 'data'>): readonly Address[] {
  const call = readWhole(whole)
  if (whole.to === null || call === null) return []
  return [...tokensOfCall(call, whole.to), ...partsOf(whole).flatMap(tokensOfData)]
}

function tokensOfTypedData({ typedData, permit }: TypedDataSubject): readonly Address[] {
  const items = readOrders(typedData).flatMap(({ gives, gets }) => [...gives, ...gets])
  const tokens = [
    ...(permit?.grants ?? []).map(({ token }) => token),
    readAuthorization(typedData)?.token ?? null,
    ...items.filter(({ id }) => id === null).map(({ token }) => token),
  ]
  return [...new Set(tokens.filter((token) => token !== null))]
}

/** The contracts of which a request names an amount. */
export function tokensIn(subject: Subject): readonly Address[] {
  switch (subject.kind) {
    case 'transaction': {
      const { request, simulation } = subject
      const changed = [...simulation.changes, ...(simulation.allowances ?? [])].flatMap(({ asset }) => {
        const address = v.safeParse(Address, asset)
        return address.success ? [address.output] : []
      })
      return [...new Set([...tokensOfData(request), ...changed])].slice(0, most)
    }
    case 'typed-data':
      return tokensOfTypedData(subject).slice(0, most)
    case 'asset':
    case 'breach':
    case 'delegation':
    case 'fee':
    case 'message':
    case 'sign-in':
    case 'site':
    case 'typed-list':
    case 'wait':
      return []
    default:
      return subject satisfies never
  }
}

/** What is of EIP-721 and is called by a function that EIP-20 has too, in its parts too. */
export function collectionsIn(subject: Subject): readonly Address[] {
  if (subject.kind === 'typed-data') return subject.parts.flatMap(collectionsIn)
  if (subject.kind !== 'transaction') return []
  const { isCollection, request, parts } = subject
  return [...(isCollection === true && request.to !== null ? [request.to] : []), ...parts.flatMap(collectionsIn)]
}

/** The contracts of which a list of calls names an amount. */
export const tokensCalled = (calls: readonly Pick<BatchCall, 'to' | 'data'>[]): readonly Address[] =>
  [...new Set(calls.flatMap(tokensOfData))].slice(0, most)

type Deps = {
  readonly chainRpc: ChainRpc
  /** The symbol of a network's own coin. */
  readonly coin: (chainId: ChainId) => Promise<string | null>
}

/** Those that answer. “Send 5 ETH” must never be said of a token, so that one which calls itself as the coin is left out. */
export async function readTokens(
  { chainRpc, coin }: Deps,
  chainId: ChainId,
  addresses: readonly Address[],
): Promise<TokenFact[]> {
  const [own, read] = await Promise.all([
    coin(chainId),
    Promise.all(addresses.map((address) => readToken(chainRpc, chainId, address))),
  ])
  return read
    .filter((fact) => fact !== null)
    .filter(({ symbol }) => own === null || symbolKey(symbol) !== symbolKey(own))
}
