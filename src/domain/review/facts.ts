import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { isContractCode } from '#core/contract-code.ts'
import { Hex } from '#core/hex.ts'
import { readHolding } from '#domain/assets/holding.ts'
import { decodeWord, encodeCall } from '#domain/assets/abi.ts'
import { isOfStandard } from '#domain/assets/identify.ts'
import { callView } from '#domain/assets/call-view.ts'
import { wellKnownNetwork } from '#domain/assets/well-known.ts'
import type { Contact } from '#domain/contacts/contact.ts'
import type { ChainRpc, Clock } from '#domain/ports.ts'
import type { Call } from '#domain/review/call.ts'
import { createContractAge, type Paces } from '#domain/review/contract-age.ts'
import type { NodeFacts, TransactionFacts } from '#domain/review/found-facts.ts'
import { calledElsewhere, historyOf, hourAt, hoursOf } from '#domain/review/history.ts'
import type { Program } from '#domain/review/program.ts'
import { readProgram } from '#domain/review/read-program.ts'
import { recipientOf } from '#domain/review/recipients.ts'
import { screen, unscreened } from '#domain/review/screening.ts'
import { allowanceOfCall, isEndless, spenderOf, type Allowance } from '#domain/review/spender.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { taskRpc } from '#domain/task-rpc.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

export type FactDeps = {
  readonly chainRpc: ChainRpc
  readonly clock: Clock
  readonly accounts: () => Promise<readonly Address[]>
  readonly contacts: () => Promise<readonly Contact[]>
  readonly wishes: () => Promise<{ readonly unusualHour: boolean; readonly screening: boolean }>
}

/** Milliseconds for all these questions together: a review, at the click too, waits less for them than for what it is about. */
const patienceMs = 1_500

/** `decimals()` of EIP-20: what has none is an NFT, of which a number is no amount. */
const decimals = encodeCall('0x313ce567')

export type Facts = ReturnType<typeof createFacts>

/** For one review. */
export function createFacts({
  paces,
  clock,
  accounts,
  contacts,
  wishes,
  ...deps
}: FactDeps & { readonly paces: Paces }) {
  const chainRpc = taskRpc(deps.chainRpc, clock, patienceMs)
  const isNew = createContractAge(chainRpc, paces)

  async function holdingOf(chainId: ChainId, owner: Address, allowance: Allowance | null): Promise<bigint | null> {
    if (allowance?.token == null || allowance.isItem || isEndless(allowance)) return null
    const token = { chainId, address: allowance.token }
    const [held, unit] = await Promise.all([
      readHolding(chainRpc, { ...token, type: 'erc20' }, owner),
      callView(chainRpc, token, decimals),
    ])
    const isToken = unit.ok && unit.value !== null && decodeWord(unit.value) !== null
    return held.ok && isToken ? held.value : null
  }

  const newOf = async (chainId: ChainId, contract: Address | null): Promise<Address | null> =>
    contract !== null && (await isNew(chainId, contract)) === true ? contract : null

  async function ofNode(about: {
    readonly chainId: ChainId
    readonly owner: Address
    readonly contract: Address | null
    readonly allowance: Allowance | null
    /** Whom it gives something, or lets take something. */
    readonly parties: readonly (Address | null)[]
  }): Promise<NodeFacts> {
    const { chainId } = about
    const parties = [...new Set(about.parties.filter((party) => party !== null))]
    const [newContract, holding, screening] = await Promise.all([
      newOf(chainId, about.contract),
      holdingOf(chainId, about.owner, about.allowance),
      wishes().then((wish) => (wish.screening ? screen(chainRpc, chainId, parties) : unscreened)),
    ])
    return { newContract, holding, screening }
  }

  async function elsewhereOf(entries: readonly JournalEntry[], { chainId }: TransactionRequest, to: Address | null) {
    if (to === null) return null
    const known = wellKnownNetwork(to) ?? calledElsewhere(entries, { chainId, to })
    if (known === null || known === chainId) return null
    const code = await askNode(chainRpc, chainId, 'eth_getCode', [to, 'latest'], Hex)
    return code.ok && !isContractCode(code.value) ? known : null
  }

  async function ofTransaction(
    request: TransactionRequest,
    call: Call | null,
    entries: readonly JournalEntry[],
    ofItem: boolean,
  ): Promise<TransactionFacts> {
    const { chainId, from, to, data } = request
    const [recipient, spender] = [recipientOf(request), spenderOf(call, ofItem)]
    const isCall = recipient === null && data.length > 2
    const [node, own, named, elsewhere, { unusualHour }] = await Promise.all([
      ofNode({
        chainId,
        owner: from,
        contract: spender ?? (isCall ? to : null),
        allowance: allowanceOfCall(call, to, ofItem),
        parties: [recipient, spender, isCall ? to : null],
      }),
      accounts(),
      contacts(),
      elsewhereOf(entries, request, recipient),
      wishes(),
    ])
    return {
      ...node,
      history: historyOf(entries, request, clock.now()),
      ownAccounts: new Set(own),
      contacts: new Map(named.map(({ address, name }) => [address, name])),
      hours: unusualHour ? { now: hourAt(clock.now()), before: hoursOf(entries) } : null,
      elsewhere,
    }
  }

  /** Whether the number in a call is that of an item, as the contract is of EIP-721; `null` where nobody asks or knows. */
  async function isCollection({ chainId, to }: TransactionRequest, call: Call | null): Promise<boolean | null> {
    if (to === null || (call?.type !== 'approve' && call?.type !== 'transfer-from')) return null
    const told = await isOfStandard(chainRpc, { chainId, address: to }, 'erc721')
    return told.ok ? told.value : null
  }

  /** Of what is called, if anything is. */
  const programOf = async ({ chainId, to, data }: TransactionRequest): Promise<Program | null> =>
    to === null || data.length === 2 ? null : readProgram(chainRpc, chainId, to)

  return { ofNode, ofTransaction, isCollection, programOf }
}
