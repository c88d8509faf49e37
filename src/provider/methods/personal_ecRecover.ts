import * as v from 'valibot'
import { bigintFromBytes } from '#core/bigint-bytes.ts'
import { personalMessageDigest } from '#core/eip191.ts'
import { rpcError } from '#core/errors.ts'
import { Hex, bytesFromHex } from '#core/hex.ts'
import { recoverAddress, type Signature } from '#core/signature.ts'
import { AccountText } from '#provider/account-text.ts'
import { messageBytes } from '#provider/message-bytes.ts'
import { read } from '#provider/method.ts'

/** 65 bytes: r, s, and v as 27 or 28, or as 0 or 1, which some signers write. `null` for any other v. */
function signatureFrom(hex: Hex): Signature | null {
  const bytes = bytesFromHex(hex)
  const last = bytes[64] ?? 255
  const yParity = last >= 27 ? last - 27 : last
  if (yParity !== 0 && yParity !== 1) return null
  return { r: bigintFromBytes(bytes.subarray(0, 32)), s: bigintFromBytes(bytes.subarray(32, 64)), yParity }
}

/**
 * Whose `personal_sign` of a message a signature is; arithmetic, the same for every site and user. `[message, signature]`.
 * Source: EIP-191; go-ethereum `personal_ecRecover`.
 */
export const personal_ecRecover = read({
  params: v.strictTuple([v.string(), v.pipe(Hex, v.length(132))]),
  result: AccountText,
  permission: 'none',
  run: ([message, hex]) => {
    const signature = signatureFrom(hex)
    const signer = signature && recoverAddress(personalMessageDigest(bytesFromHex(messageBytes(message))), signature)
    if (signer?.ok !== true) throw rpcError('invalidParams', 'params.1: no account could have made this signature')
    return signer.value
  },
})
