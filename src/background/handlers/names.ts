import { err, ok } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { nameProblems, namesChain, type NameProblem } from '#domain/names/ens-name.ts'
import { createNames } from '#domain/names/ens.ts'
import type { Networks } from '#domain/networks/networks.ts'
import type { ChainRpc, Clock } from '#domain/ports.ts'
import { taskRpc } from '#domain/task-rpc.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { namesContract } from '#transport/contract/names.ts'

type Deps = {
  readonly networks: Pick<Networks, 'selected'>
  readonly chainRpc: ChainRpc
  readonly clock: Clock
}

const isOfName = (failure: { readonly kind: string }): failure is { readonly kind: NameProblem } =>
  nameProblems.some((problem) => problem === failure.kind)

export function namesHandlers({ networks, chainRpc, clock }: Deps): HandlersOf<keyof typeof namesContract> {
  /** Nobody but the node of the network in use learns whom the user is about to pay. */
  const isInUse = async (): Promise<boolean> => (await networks.selected()) === namesChain

  return {
    'names.resolve': async ({ name }) => {
      if (!(await isInUse())) return err({ reason: 'not-consented' })
      const found = await createNames(taskRpc(chainRpc, clock)).resolve(name)
      if (found.ok) return ok({ address: found.value })
      return err(isOfName(found.error) ? { reason: found.error.kind } : nodeProblem(found.error))
    },
    'names.claimed': async ({ address }) => ({
      name: (await isInUse()) ? await createNames(taskRpc(chainRpc, clock)).claimed(address) : null,
    }),
  }
}
