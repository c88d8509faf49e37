import type { ChainId } from '#core/chain-id.ts'
import { rpcError } from '#core/errors.ts'
import { failure as failed, FailureError } from '#core/failure.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import { checkEndpoint } from '#domain/networks/check-endpoint.ts'
import type { RpcFailure } from '#domain/ports.ts'
import type { Context, Question, Services } from '#provider/method.ts'
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

type AddRequest = Extract<ApprovalRequest<'chain'>, { action: 'add' }>['network']

/**
 * The servers with one that answers for this chain in front: a site's first may be down while its second is not. One that
 * answers for another chain ends it, whatever the rest would say. Source: EIP-3085 "chainId".
 */
async function checkedUrls({ rpcUrls, chainId }: AddRequest, services: Services): Promise<AddRequest['rpcUrls']> {
  let failure: RpcFailure = { kind: 'unreachable' }
  for (const url of rpcUrls) {
    const checked = await checkEndpoint(services.rpc, url, chainId)
    if (checked.ok) return [url, ...rpcUrls.filter((other) => other !== url)]
    failure = checked.error
    if (failure.kind === 'wrong-chain') break
  }
  if (failure.kind !== 'wrong-chain') throw rpcFailureError(failure)
  throw new FailureError(
    failed('wrong-chain', 'invalidParams', 'An RPC of rpcUrls is not on the chain that chainId names.'),
  )
}

async function add(network: AddRequest, { services }: Context): Promise<void> {
  const rpcUrls = await checkedUrls(network, services)
  // `exists` is the same request carried out before a stop, or another tab that was faster: either way it is there.
  await services.networks.add({ ...network, rpcUrls, testnet: false, source: 'site' })
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
