import { entropyFromPhrase, phraseFromEntropy, type PhraseRefusal } from '#core/bip39.ts'
import { err, ok, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import { firstPayload } from '#domain/accounts/first-payload.ts'
import type { Random } from '#domain/ports.ts'
import type { PasswordGate } from '#domain/session/password-gate.ts'
import type { Session } from '#domain/session/session.ts'
import { isAcceptablePassword } from '#domain/vault/password-rule.ts'
import type { Vault } from '#domain/vault/vault.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { CreateRefusal, PhraseProblem, vaultContract } from '#transport/contract/vault.ts'

const problem = (refusal: PhraseRefusal): PhraseProblem =>
  typeof refusal === 'string' ? { reason: refusal } : { reason: 'unknown-word', index: refusal.unknownWord }

type Credentials = { readonly phrase: string; readonly password: string }

export function vaultHandlers(deps: {
  readonly vault: Vault
  readonly session: Session
  readonly gate: PasswordGate
  readonly random: Random
}): HandlersOf<keyof typeof vaultContract> {
  const { vault, session, gate, random } = deps

  /** Makes a vault by `write` and leaves it unlocked. */
  async function begin(
    write: Vault['create'],
    { phrase, password }: Credentials,
  ): Promise<Result<Record<string, never>, CreateRefusal>> {
    if (!isAcceptablePassword(password)) return err({ reason: 'weak-password' })
    const entropy = entropyFromPhrase(phrase)
    if (!entropy.ok) return err({ reason: 'phrase', problem: problem(entropy.error) })
    try {
      const dataKey = await write(await firstPayload(entropy.value), password)
      if (!dataKey.ok) return err({ reason: dataKey.error })
      await session.start(dataKey.value)
      return ok({})
    } finally {
      wipe(entropy.value)
    }
  }

  return {
    'vault.newPhrase': ({ words }) => {
      const entropy = random.bytes(words === 12 ? 16 : 32)
      const phrase = phraseFromEntropy(entropy)
      wipe(entropy)
      return { phrase }
    },
    'vault.checkPhrase': ({ phrase }) => {
      const entropy = entropyFromPhrase(phrase)
      if (!entropy.ok) return err(problem(entropy.error))
      wipe(entropy.value)
      return ok({})
    },
    'vault.create': (credentials) => begin(vault.create, credentials),
    'vault.restoreFromPhrase': (credentials) => begin(vault.replace, credentials),
    'vault.restoreFromCopy': async () => {
      const restored = await vault.restoreFromCopy()
      return restored.ok ? ok({}) : restored
    },
    'vault.exportRaw': async () => ({ text: await vault.exportRaw() }),
    'vault.revealPhrase': async ({ password }) => {
      const opened = await gate.attempt(() => vault.open(password))
      if (!opened.ok) return opened
      const { dataKey, payload } = opened.value
      const phrase = phraseFromEntropy(payload.entropy)
      wipe(dataKey, payload.entropy)
      return ok({ phrase })
    },
    'vault.changePassword': async ({ current, next }) => {
      if (!isAcceptablePassword(next)) return err({ reason: 'weak-password' })
      const changed = await gate.attempt(() => vault.changePassword(current, next))
      return changed.ok ? ok({}) : changed
    },
  }
}
