import { expect, test } from 'vitest'
import { account, chain, otherAccount } from '#domain/approvals/testing/queue.ts'
import { offeredChains, proposedAccounts, proposedChain } from '#ui/approvals/connect-choice.ts'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'

const stranger = `0x${'7'.repeat(40)}` as Address
const [polygon, base, unknown] = [137, 8453, 5] as ChainId[] as [ChainId, ChainId, ChainId]
const known = [chain, polygon, base]
const shown = [
  { address: account, selected: false },
  { address: otherAccount, selected: true },
]
const asks = (accounts: Address[], chains: ChainId[] = []) => ({ chainId: chain, accounts, chains })
const site = { accounts: [account], chainId: polygon, chains: [polygon, base] }

test.each([
  ['the one in use', asks([]), null, [otherAccount]],
  ['those that are named, in that order', asks([account, otherAccount, account]), site, [account, otherAccount]],
  ['of those that are named the ones that exist', asks([stranger, account]), null, [account]],
  ['as if nothing was named when none exists', asks([stranger]), null, [otherAccount]],
  ['those that the site has', asks([]), site, [account]],
])('chosen in advance: %s', (_, request, has, addresses) => {
  expect(proposedAccounts({ request, site: has }, shown).map(({ address }) => address)).toEqual(addresses)
})

test.each([
  ['nothing but the one', asks([]), null, [], chain, chain],
  ['where the user is, if it asks for that too', asks([], [base, polygon]), null, [base, polygon], polygon, polygon],
  ['the first that it asks for and the wallet knows', asks([], [unknown, base]), null, [base], chain, base],
  ['where the user is, if nothing that it asks for is known', asks([], [unknown]), null, [], chain, chain],
  ['where it is already, with what it has', asks([], [chain]), site, [chain, polygon, base], chain, polygon],
] as const)('networks: %s', (_, request, has, offered, selected, proposed) => {
  const asked = { request: { ...request, chains: [...request.chains] }, site: has }
  expect(offeredChains(asked, known)).toEqual(offered)
  expect(proposedChain(asked, known, selected)).toBe(proposed)
})
