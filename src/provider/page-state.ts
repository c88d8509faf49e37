import { accountText } from '#provider/account-text.ts'
import { chainIdHex } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import { contextOf } from '#provider/context.ts'
import type { Services } from '#provider/method.ts'

/** What the provider in a page may know, the same as `eth_chainId` and `eth_accounts` say. */
export async function pageState(
  origin: Origin,
  services: Services,
): Promise<{ readonly chainId: string; readonly accounts: readonly string[] }> {
  const { chainId, accounts } = await contextOf(origin, services)
  return { chainId: chainIdHex(chainId), accounts: accounts.map(accountText) }
}
