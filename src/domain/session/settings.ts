import * as v from 'valibot'
import type { Notify, SealedTable } from '#domain/ports.ts'

/** Minutes without use after which the wallet locks. */
export const autoLockChoices = [1, 5, 10, 30, 60] as const

/** Rows from before there was a wish have none of it. */
const wish = v.optional(v.boolean(), false)

/**
 * `unusualHour`: to be told of what is sent at an hour at which the user never does. `screening`: to have recipients looked
 * up in a list of sanctioned addresses, on the network's own node.
 */
export const Settings = v.object({
  autoLockMinutes: v.picklist(autoLockChoices),
  unusualHour: wish,
  screening: wish,
})
export type Settings = v.InferOutput<typeof Settings>

export const defaultSettings: Settings = { autoLockMinutes: 10, unusualHour: false, screening: false }

/** What the user set, sealed. Unlocked only. */
export type SettingsStore = {
  readonly get: () => Promise<Settings>
  readonly set: (settings: Settings) => Promise<void>
}

export function createSettings(deps: {
  readonly table: SealedTable<Settings>
  readonly notify: Notify
}): SettingsStore {
  const id = 'settings'
  return {
    get: async () => (await deps.table.get(id)) ?? defaultSettings,
    set: async (settings) => {
      await deps.table.put(id, settings)
      deps.notify('settings')
    },
  }
}
