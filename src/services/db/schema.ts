import { v1 } from '#services/db/versions/v1.ts'
import { v2 } from '#services/db/versions/v2.ts'

/** Every version there ever was, oldest first. */
export const versions = [v1, v2] as const

export const latestVersion = Math.max(...versions.map(({ number }) => number))

/** The tables whose rows are sealed; everything that tells something about the user is in one of them. */
export const sealedTableNames = ['assets', 'calls', 'grants', 'journal', 'networks', 'settings'] as const
export type SealedTableName = (typeof sealedTableNames)[number]

/** `key` is the blinded id in base64, `sealed` the nonce followed by the sealed JSON. */
export type SealedRow = { readonly key: string; readonly version: number; readonly sealed: Uint8Array }

/** `sealed` is typed `unknown` where it is read, as a damaged store may hold anything. */
export type VaultRow = { readonly slot: string; readonly sealed: unknown }
export type VaultAsideRow = { readonly at: number; readonly raw: unknown }
