import type { ChainId } from '#core/chain-id.ts'
import { rpcError } from '#core/errors.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import { checkEndpoint } from '#domain/networks/check-endpoint.ts'
import type { Context, Question } from '#provider/method.ts'
import { rpcFailureError } from '#provider/rpc-failure.ts'

/**
 * Nothing to ask where the site is there already or may use that network, as every confirmation names its own; 4902 for
 * what the wallet does not know. Source: EIP-3326.
 */
export async function switchQuestion(
  chainId: ChainId,
  { origin, chainId: current, chains, services }: Context,
): Promise<Question<'chain', null>> {
  if (chainId === current) return { answer: null }
  if ((await services.networks.get(chainId)) === null) throw rpcError('unknownChain')
  if (!chains.includes(chainId)) return { ask: { action: 'switch', chainId } }
  await services.permissions.setChain(origin, chainId)
  return { answer: null }
}

async function add(
  network: Extract<ApprovalRequest<'chain'>, { action: 'add' }>['network'],
  { services }: Context,
): Promise<void> {
  const checked = await checkEndpoint(services.rpc, network.rpcUrls[0] ?? '', network.chainId)
  if (!checked.ok && checked.error.kind === 'wrong-chain') {
    throw rpcError('invalidParams', 'The RPC at rpcUrls[0] is not on the chain that chainId names.')
  }
  if (!checked.ok) throw rpcFailureError(checked.error)
  // `exists` is the same request carried out before a stop, or another tab that was faster: either way it is there.
  await services.networks.add({ ...network, testnet: false, source: 'site' })
}

/** Carries out what the user allowed. The RPC is asked for its chain only now: no packet goes to a host before consent. */
export async function carryOutChain(request: ApprovalRequest<'chain'>, _: object, context: Context): Promise<null> {
  switch (request.action) {
    case 'add':
      await add(request.network, context)
      return null
    case 'switch':
      await context.services.permissions.setChain(context.origin, request.chainId)
      return null
    default:
      return request satisfies never
  }
}
