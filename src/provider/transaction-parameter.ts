import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainIdHex } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { Quantity, quantity } from '#core/quantity.ts'
import { AccessList } from '#domain/transactions/request.ts'

const optional = <S extends v.GenericSchema>(schema: S) => v.nullish(schema)

/** Both names of one field may be given when they say the same. */
const agree = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one == null || other == null || one === other

/**
 * A transaction as sites write it: nothing undeclared, amounts in `0x` hex. `input` is the later name of `data`, and
 * `gasLimit` what some libraries call `gas`. Source: EIP-1474 §eth_sendTransaction, execution-apis GenericTransaction.
 */
export const TransactionParameter = v.pipe(
  v.strictObject({
    from: Address,
    to: optional(Address),
    value: optional(Quantity),
    data: optional(Hex),
    input: optional(Hex),
    gas: optional(Quantity),
    gasLimit: optional(Quantity),
    nonce: optional(Quantity),
    gasPrice: optional(Quantity),
    maxFeePerGas: optional(Quantity),
    maxPriorityFeePerGas: optional(Quantity),
    accessList: optional(AccessList),
    chainId: optional(ChainIdHex),
    type: optional(
      v.picklist(['0x0', '0x1', '0x2', '0x00', '0x01', '0x02'], 'Only types 0x0, 0x1 and 0x2 can be asked for'),
    ),
    authorizationList: v.optional(v.never('A site cannot ask for a delegation (EIP-7702)')),
  }),
  v.check(({ data, input }) => agree(data, input), 'data and input are not the same'),
  v.check(({ gas, gasLimit }) => agree(gas, gasLimit), 'gas and gasLimit are not the same'),
  v.check(
    ({ gasPrice, maxFeePerGas, maxPriorityFeePerGas }) =>
      gasPrice == null || (maxFeePerGas == null && maxPriorityFeePerGas == null),
    'gasPrice and maxFeePerGas exclude each other',
  ),
  v.check(
    ({ type, maxFeePerGas, maxPriorityFeePerGas }) =>
      type == null || Number(type) === 2 || (maxFeePerGas == null && maxPriorityFeePerGas == null),
    'maxFeePerGas needs type 0x2',
  ),
  v.check(
    ({ type, gasPrice }) => type == null || Number(type) !== 2 || gasPrice == null,
    'gasPrice needs type 0x0 or 0x1',
  ),
  v.check(
    ({ type, accessList }) => type == null || Number(type) !== 0 || accessList == null,
    'accessList needs type 0x1 or 0x2',
  ),
  v.check(
    ({ maxFeePerGas, maxPriorityFeePerGas }) =>
      maxFeePerGas == null || maxPriorityFeePerGas == null || BigInt(maxPriorityFeePerGas) <= BigInt(maxFeePerGas),
    'maxPriorityFeePerGas is above maxFeePerGas',
  ),
  v.check(
    ({ to, data, input }) => to != null || (data ?? input ?? '0x') !== '0x',
    'Without to, data must hold the code of a contract',
  ),
  v.transform((given) => ({
    from: given.from,
    to: given.to ?? null,
    value: given.value ?? quantity(0n),
    data: given.data ?? given.input ?? v.parse(Hex, '0x'),
    gas: given.gas ?? given.gasLimit ?? null,
    nonce: given.nonce ?? null,
    gasPrice: given.gasPrice ?? null,
    maxFeePerGas: given.maxFeePerGas ?? null,
    maxPriorityFeePerGas: given.maxPriorityFeePerGas ?? null,
    accessList: given.accessList ?? null,
    chainId: given.chainId ?? null,
  })),
)
