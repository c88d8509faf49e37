import * as v from 'valibot'
import { nothing, procedure } from '#transport/procedure.ts'

/** Minutes without use after which the wallet locks. */
export const autoLockChoices = [1, 5, 10, 30, 60] as const

export const Settings = v.object({ autoLockMinutes: v.picklist(autoLockChoices) })
export type Settings = v.InferOutput<typeof Settings>

export const settingsContract = {
  'settings.get': procedure({ guard: 'unlocked', input: nothing, output: Settings }),
  'settings.set': procedure({ guard: 'unlocked', input: Settings, output: nothing }),
} as const
