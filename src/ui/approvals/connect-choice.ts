import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'

type Account = { readonly address: Address; readonly selected: boolean }
type Site = { readonly accounts: readonly Address[]; readonly chainId: ChainId; readonly chains: readonly ChainId[] }

type Asked = {
  readonly request: ApprovalRequest<'connect'>
  /** What the site has already. */
  readonly site: Site | null
}

/** Chosen in advance, the current one first: those that the site names, else those that it has, else the one in use. */
export function proposedAccounts<A extends Account>({ request, site }: Asked, shown: readonly A[]): readonly A[] {
  const pick = (addresses: readonly Address[]): readonly A[] =>
    [...new Set(addresses)].flatMap((address) => shown.find((account) => account.address === address) ?? [])
  for (const named of [request.accounts, site?.accounts ?? []]) {
    const picked = pick(named)
    if (picked.length > 0) return picked
  }
  return shown.filter(({ selected }) => selected)
}

/** The networks it would be allowed: what it has and what it asks, as far as the wallet knows them. */
export function offeredChains({ request, site }: Asked, known: readonly ChainId[]): readonly ChainId[] {
  return [...new Set([...request.chains, ...(site?.chains ?? [])])].filter((chainId) => known.includes(chainId))
}

/** Where the site would be: where it is, else where the user is, unless it asks for other networks only. */
export function proposedChain(asked: Asked, known: readonly ChainId[], selected: ChainId | null): ChainId {
  const { request, site } = asked
  if (site !== null) return site.chainId
  const [first] = offeredChains(asked, known)
  if (first !== undefined && (selected === null || !request.chains.includes(selected))) return first
  return selected ?? request.chainId
}
