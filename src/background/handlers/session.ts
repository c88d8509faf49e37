import { ok } from '#core/result.ts'
import type { Networks } from '#domain/networks/networks.ts'
import type { Session } from '#domain/session/session.ts'
import type { Unlock } from '#domain/session/unlock.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { sessionContract } from '#transport/contract/session.ts'

export const sessionHandlers = ({
  session,
  unlock,
  networks,
}: {
  readonly session: Session
  readonly unlock: Unlock
  readonly networks: Pick<Networks, 'chosen'>
}): HandlersOf<keyof typeof sessionContract> => ({
  'session.status': async () => {
    const status = await unlock.status()
    return status.phase === 'unlocked' ? { ...status, networkChosen: await networks.chosen() } : status
  },
  'session.unlock': async ({ password }) => {
    const result = await unlock.unlock(password)
    return result.ok ? ok({}) : result
  },
  'session.lock': async () => {
    await session.lock()
    return {}
  },
  'session.touch': async () => {
    await session.touch()
    return {}
  },
})
