import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { domainText, needsVersion4, parseTypedData, typedDataDigest } from '#core/eip712.ts'
import { rpcError } from '#core/errors.ts'
import type { Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { TypedDataRefusal } from '#core/typed-data-error.ts'
import { parseTypedList, typedListDigest } from '#core/typed-data-v1.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import { requireAccount } from '#provider/account.ts'
import type { Context, Question } from '#provider/method.ts'
import { sign } from '#provider/sign.ts'

type Version = ApprovalRequest<'typed-data'>['version']

/** What was asked to be signed, checked whole. `chainId` in decimal, `null` where the data name none. */
type Asked = { readonly version: Version; readonly text: string; readonly chainId: string | null }

type Refusal = { readonly code: TypedDataRefusal['code'] | 'lists need version 4'; readonly at: string }
type Checked = { readonly chainId: string | null; readonly digest: () => Uint8Array }

/** The one reading of typed data, before it is asked and again before it is signed. */
function check(version: Version, text: string): Result<Checked, Refusal> {
  if (version === 'v1') {
    const list = parseTypedList(text)
    return list.ok ? ok({ chainId: null, digest: () => typedListDigest(list.value) }) : list
  }
  const data = parseTypedData(text)
  if (!data.ok) return data
  if (version === 'v3' && needsVersion4(data.value)) return err({ code: 'lists need version 4', at: 'message' })
  return ok({ chainId: domainText(data.value, 'chainId'), digest: () => typedDataDigest(data.value) })
}

/** JSON text, or what it stands for as some libraries send it; checked whole before anything is asked. */
export const typedDataText = (version: Version) =>
  v.pipe(
    v.union([v.string(), version === 'v1' ? v.array(v.unknown()) : v.looseObject({})]),
    v.rawTransform(({ dataset, addIssue, NEVER }): Asked => {
      const text = typeof dataset.value === 'string' ? dataset.value : JSON.stringify(dataset.value)
      const checked = check(version, text)
      if (checked.ok) return { version, text, chainId: checked.value.chainId }
      const { code, at } = checked.error
      addIssue({ message: at === '' ? `typed data: ${code}` : `typed data: ${code} at ${at}` })
      return NEVER
    }),
  )

export function askTypedData(
  account: Address,
  { version, text, chainId }: Asked,
  context: Context,
): Question<'typed-data', never> {
  requireAccount(account, context)
  if (chainId !== null && chainId !== String(context.chainId)) {
    throw rpcError('invalidParams', 'params.1.domain.chainId: this site is on another chain')
  }
  return { ask: { account, version, typedData: text } }
}

export function signTypedData(
  { account, version, typedData }: ApprovalRequest<'typed-data'>,
  _: object,
  context: Context,
): Promise<Hex> {
  const checked = check(version, typedData)
  if (!checked.ok) throw rpcError('internal')
  return sign(account, checked.value.digest(), context)
}
