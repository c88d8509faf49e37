import { Settings } from '#domain/session/settings.ts'
import { nothing, procedure } from '#transport/procedure.ts'

export type { Settings } from '#domain/session/settings.ts'

export const settingsContract = {
  'settings.get': procedure({ guard: 'unlocked', input: nothing, output: Settings }),
  'settings.set': procedure({ guard: 'unlocked', input: Settings, output: nothing }),
} as const
