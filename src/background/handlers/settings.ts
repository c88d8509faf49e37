import type { Session } from '#domain/session/session.ts'
import type { SettingsStore } from '#domain/session/settings.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { settingsContract } from '#transport/contract/settings.ts'

export const settingsHandlers = ({
  settings,
  session,
}: {
  readonly settings: SettingsStore
  readonly session: Pick<Session, 'setAutoLock'>
}): HandlersOf<keyof typeof settingsContract> => ({
  'settings.get': () => settings.get(),
  'settings.set': async (next) => {
    await settings.set(next)
    await session.setAutoLock(next.autoLockMinutes)
    return {}
  },
})
