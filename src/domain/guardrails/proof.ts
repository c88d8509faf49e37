import type { PasswordRefusal } from '#domain/session/password-gate.ts'

/** What the user proves themselves by: the password, for one use and kept nowhere; `null` where none was given. */
export type Proof = string | null

/** The user must prove anew who they are: no proof came with it, or one that does not hold. */
export type ProofRefusal = { readonly reason: 'proof-needed' } | PasswordRefusal
