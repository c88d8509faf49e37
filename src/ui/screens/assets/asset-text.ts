import { m } from '#messages/messages.js'
import type { Asset } from '#domain/assets/asset.ts'
import { problemText } from '#ui/app/problem-text.ts'
import type { AssetProblemView } from '#transport/contract/assets.ts'

/** What an asset is called: its symbol, else its name. */
export const assetTitle = (asset: Asset): string => asset.symbol ?? asset.name ?? m.asset_unnamed()

/** Which of a collection it is, in decimal. */
export const tokenNumber = (asset: Asset): string | null =>
  asset.type === 'erc20' ? null : BigInt(asset.tokenId).toString()

export function standardName(asset: Asset): string {
  switch (asset.type) {
    case 'erc20':
      return 'ERC-20'
    case 'erc721':
      return 'ERC-721'
    case 'erc1155':
      return 'ERC-1155'
    default:
      return asset satisfies never
  }
}

/** Why a contract was not taken, and what to do. */
export function assetProblemText(problem: AssetProblemView): string {
  switch (problem.reason) {
    case 'no-contract':
      return m.asset_problem_no_contract()
    case 'other-standard':
    case 'no-symbol':
    case 'no-decimals':
    case 'not-owned':
      return m.asset_problem_no_token()
    case 'unfit-text':
      return m.asset_problem_text()
    default:
      return problemText(problem)
  }
}
