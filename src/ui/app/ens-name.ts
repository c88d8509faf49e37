import type { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { NameProblemView } from '#transport/contract/names.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export type NameTrouble = NameProblemView['reason'] | 'invalid'

/** It has a dot and begins as no address does: labels of any script, which `normalName` judges. */
export const looksLikeName = (text: string): boolean =>
  /^[^\s.]+(\.[^\s.]+)+$/.test(text.trim()) && !/^\s*0x/i.test(text)

/** As ENSIP-15 has it; `null` for what it forbids, such as mixed scripts and what draws nothing. Its tables load when needed. */
async function normalName(text: string): Promise<string | null> {
  const { ens_normalize: normalise } = await import('@adraffy/ens-normalize')
  try {
    return normalise(text)
  } catch {
    return null
  }
}

export type FoundName = { readonly name: string; readonly address: Address }

/** Where a name leads, and the name as it was looked up. Only Ethereum's node is asked, and only where it is in use. */
export async function resolveName(wallet: Pick<Wallet, 'call'>, text: string): Promise<Result<FoundName, NameTrouble>> {
  const name = await normalName(text.trim())
  if (name === null) return err('invalid')
  const found = await wallet.call('names.resolve', { name })
  return found.ok ? ok({ name, address: found.value.address }) : err(found.error.reason)
}

/** What an address is called: `null` unless the name that it claims is normalised and leads back to it. Source: ENSIP-3. */
export async function nameOfAddress(wallet: Pick<Wallet, 'call'>, address: Address): Promise<string | null> {
  const { name } = await wallet.call('names.claimed', { address })
  if (name === null) return null
  const found = await resolveName(wallet, name)
  return found.ok && found.value.name === name && found.value.address === address ? name : null
}
