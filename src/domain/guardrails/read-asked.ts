import type { Address } from '#core/address.ts'
import { parseTypedData, type TypedData } from '#core/eip712.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import { readBatch } from '#domain/calls/read-batch.ts'
import { everything, outflow, type Outflow } from '#domain/guardrails/outflow.ts'
import { readAuthorization } from '#domain/review/authorization.ts'
import { isNobody, type Call } from '#domain/review/call.ts'
import { partsOf, readWhole, requestOf } from '#domain/review/calls/parts.ts'
import { isForNothing, isOrder, readOrders } from '#domain/review/order.ts'
import { readPermit } from '#domain/review/permit.ts'
import { readSafeTransaction } from '#domain/review/safe-transaction.ts'
import { addressOf } from '#domain/review/typed-fields.ts'
import { isOperation } from '#domain/review/typed-intent.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * Somebody who gets something or is called. `token`: a contract whose own functions were read, so that it only does what they
 * say. `unless`: of a contract that makes it nobody's gain where it is a fungible token.
 */
export type Party = { readonly address: Address; readonly token: boolean; readonly unless?: Address }

/**
 * What one consent lets leave, as far as the request itself says. `unread`: what is called, or takes a signature, and is not
 * understood; `null` for a contract that is created or a signature that names none. The account itself is in it where that
 * would carry out what nobody can read, and so may do anything.
 */
export type Asked = {
  readonly outflows: readonly Outflow[]
  readonly parties: readonly Party[]
  readonly unread: readonly (Address | null)[]
}

const nothing: Asked = { outflows: [], parties: [], unread: [] }

const all = (each: readonly Asked[]): Asked => ({
  outflows: each.flatMap(({ outflows }) => outflows),
  parties: each.flatMap(({ parties }) => parties),
  unread: each.flatMap(({ unread }) => unread),
})

const goes = (...addresses: readonly Address[]): Party[] => addresses.map((address) => ({ address, token: false }))
const token = (address: Address): Party => ({ address, token: true })

/** Routers write themselves, or the caller, as a number that is no address of anybody. */
const isPlaceholder = (address: Address): boolean => BigInt(address) <= 0xffn

function ofCall({ from }: TransactionRequest, to: Address, call: Call): Asked {
  const read = (outflows: readonly Outflow[], parties: readonly Party[]): Asked => ({ outflows, parties, unread: [] })
  const proceeds = (receiver: Address): Party[] =>
    receiver === from || receiver === to || isPlaceholder(receiver) ? goes(to) : goes(to, receiver)
  switch (call.type) {
    case 'transfer':
      return read([outflow('moves', to, call.amount)], [token(to), ...goes(call.to)])
    case 'transfer-from':
      return call.from === from
        ? read([outflow('moves', to, call.amount)], [token(to), ...goes(call.to)])
        : read([], [token(to)])
    case 'transfer-items': {
      const count = call.items.reduce((sum, { amount }) => sum + amount, 0n)
      return call.from === from
        ? read([outflow('moves', to, count)], [token(to), ...goes(call.to)])
        : read([], [token(to)])
    }
    case 'approve':
      // Of an EIP-721 contract it is the NFT with the number 0; of a fungible token it takes an allowance back.
      if (call.amount === 0n) {
        return isNobody(call.spender) ? nothing : read([], [{ address: call.spender, token: false, unless: to }])
      }
      return read([outflow('allows', to, call.amount, call.spender)], [token(to), ...goes(call.spender)])
    case 'approve-more':
      return call.amount === 0n
        ? nothing
        : read([outflow('allows', to, call.amount, call.spender)], [token(to), ...goes(call.spender)])
    case 'approve-all':
      return call.approved
        ? read([outflow('allows', to, everything, call.spender)], [token(to), ...goes(call.spender)])
        : nothing
    case 'approve-less':
      return nothing
    case 'permit2-approve':
      return call.amount === 0n
        ? nothing
        : read([outflow('allows', call.token, call.amount, call.spender)], [token(to), ...goes(call.spender)])
    case 'permit2-transfer':
      return call.from === from
        ? read([outflow('moves', call.token, call.amount)], [token(to), ...goes(call.to)])
        : read([], [token(to)])
    case 'swap': {
      const { token: paid, amount } = call.pays
      const pays = paid === null || amount === null ? [] : [outflow('moves', paid, amount, to)]
      return read(pays, proceeds(call.to))
    }
    case 'sweep':
      return read([], proceeds(call.to))
    case 'control':
      return read([], call.to === null ? goes(to) : goes(to, call.to))
    case 'deposit':
    case 'multicall':
    case 'refund':
    case 'safe-execution':
    case 'withdraw':
      return read([], goes(to))
    default:
      return call satisfies never
  }
}

/** What one sends oneself is carried out where the account is delegated: the calls of one list, and not lists in lists. */
function ofOwn(request: TransactionRequest, isWithin: boolean): Asked {
  const calls = isWithin ? null : readBatch(request.data)
  return calls === null
    ? { ...nothing, unread: [request.from] }
    : all(calls.map((call) => ofTransaction({ ...request, ...call }, true)))
}

/** The calls within it count where they are made as the sender; what a Safe does is done with the Safe's. */
function ofTransaction(request: TransactionRequest, isWithin = false): Asked {
  const { from, to, value, data } = request
  const sent: Asked = { ...nothing, outflows: BigInt(value) === 0n ? [] : [outflow('moves', null, BigInt(value))] }
  if (to === null) return { ...sent, unread: [null] }
  if (data.length === 2) return { ...sent, parties: to === from ? [] : goes(to) }
  if (to === from) return all([sent, ofOwn(request, isWithin)])
  const call = readWhole(request)
  if (call === null) return { ...sent, parties: goes(to), unread: [to] }
  const parts = partsOf(request).filter(({ by }) => by === null)
  return all([
    sent,
    ofCall(request, to, call),
    ...parts.map((part) => ofTransaction(requestOf(request, part), isWithin)),
  ])
}

/** Whoever fulfils an order is not known before; who else gets something by it is. For nothing, it is a gift to anybody. */
function ofOrders(data: TypedData, account: Address, contract: readonly Party[]): Asked {
  const orders = readOrders(data)
  const gives = orders.flatMap((order) => order.gives)
  const others = new Set(orders.flatMap((order) => order.pays).filter((payee) => payee !== account))
  return {
    outflows: gives.map((item) => outflow('allows', item.token, item.amount)),
    parties: [...contract, ...goes(...others)],
    unread: orders.length === 0 || orders.some(isForNothing) ? [null] : [],
  }
}

function ofTypedData(data: TypedData, account: Address): Asked {
  const named = addressOf(data.domain, 'verifyingContract')
  const contract = named === null ? [] : goes(named)
  // The account acts by its own code on the word of such a signature.
  if (isOperation(data) || named === account) return { ...nothing, parties: contract, unread: [account] }
  const permit = readPermit(data)
  if (permit !== null) {
    const { spender, grants } = permit
    const outflows = grants.flatMap((grant) =>
      grant.token === null ? [] : [outflow('allows', grant.token, grant.amount ?? everything, spender)],
    )
    return {
      outflows,
      parties: goes(spender),
      unread: grants.length === 0 || grants.some((grant) => grant.token === null) ? [null] : [],
    }
  }
  const authorization = readAuthorization(data)
  if (authorization !== null) {
    const outflows = authorization.token === null ? [] : [outflow('moves', authorization.token, authorization.amount)]
    return { outflows, parties: goes(authorization.to), unread: outflows.length === 0 ? [null] : [] }
  }
  if (isOrder(data)) return ofOrders(data, account, contract)
  // What a Safe does is done with the Safe's.
  if (readSafeTransaction(data) !== null) return { ...nothing, parties: contract }
  return named === null ? nothing : { ...nothing, parties: contract, unread: [named] }
}

/** One for each transaction that it becomes, one for a signature; `null` for what moves no money. */
export function readAsked(approval: Pick<Approval, 'kind' | 'request'>): readonly Asked[] | null {
  const { kind, request } = approval as Approval
  switch (kind) {
    case 'transaction':
      return [ofTransaction(request)]
    case 'calls': {
      const each = transactionsOf({ ...request, mode: 'sequential' }).map((part) => ofTransaction(part))
      return request.mode === 'sequential' ? each : [all(each)]
    }
    case 'typed-data': {
      const data = request.version === 'v1' ? null : parseTypedData(request.typedData)
      return data?.ok === true ? [ofTypedData(data.value, request.account)] : null
    }
    default:
      return null
  }
}
