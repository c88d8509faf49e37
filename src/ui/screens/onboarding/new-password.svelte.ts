import { isAcceptablePassword, passwordStrength } from '#domain/vault/password-rule.ts'

const words = ['weak', 'weak', 'fair', 'good', 'strong'] as const

/** A new password, typed twice. */
export class NewPassword {
  first = $state('')
  second = $state('')

  get strength(): 'empty' | (typeof words)[number] {
    return isAcceptablePassword(this.first) ? words[passwordStrength(this.first)] : 'empty'
  }

  /** Not while the second is still on its way to being the same. */
  get mismatch(): boolean {
    return !this.first.startsWith(this.second)
  }

  get valid(): boolean {
    return isAcceptablePassword(this.first) && this.first === this.second
  }

  forget(): void {
    this.first = ''
    this.second = ''
  }
}
