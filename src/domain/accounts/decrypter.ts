import type { Address } from '#core/address.ts'
import { base64FromBytes } from '#core/base64.ts'
import { boxPublicKey, openBox } from '#core/box.ts'
import { boxOf, type EncryptedMessage } from '#core/encrypted-message.ts'
import { err, ok, type Result } from '#core/result.ts'
import { decodeText } from '#core/utf8.ts'
import { wipe } from '#core/wipe.ts'
import type { Keyring } from '#domain/accounts/keyring.ts'
import { LockedError } from '#domain/locked-error.ts'

type Failure = 'locked' | 'unknown-account'

/** Encryption to an account. The private key is lent for one turn, as to the signer, and nothing of it is kept. */
export type Decrypter = {
  /** What others encrypt with, in base64. The same for an account for ever. */
  readonly publicKey: (account: Address) => Promise<Result<string, Failure>>
  /** `refused`: made for another key, changed on the way, or no text. */
  readonly decrypt: (account: Address, message: EncryptedMessage) => Promise<Result<string, Failure | 'refused'>>
}

export function createDecrypter({ keyring }: { readonly keyring: Pick<Keyring, 'withPrivateKey'> }): Decrypter {
  async function lend<T>(account: Address, use: (key: Uint8Array) => T): Promise<Result<T, Failure>> {
    try {
      const used = await keyring.withPrivateKey(account, use)
      return used === null ? err('unknown-account') : ok(used.value)
    } catch (thrown) {
      if (thrown instanceof LockedError) return err('locked')
      throw thrown
    }
  }

  return {
    publicKey: (account) => lend(account, (key) => base64FromBytes(boxPublicKey(key))),
    decrypt: async (account, message) => {
      const box = boxOf(message)
      const opened = await lend(account, (key) => openBox(key, box))
      if (!opened.ok || !opened.value.ok) return opened.ok ? err('refused') : opened
      const text = decodeText(opened.value.value)
      wipe(opened.value.value)
      return text === null ? err('refused') : ok(text)
    },
  }
}
