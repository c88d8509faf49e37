import { passwordStrength } from '#domain/vault/password-rule.ts'

/** A new password, typed twice. */
export class NewPassword {
  first = $state('')
  second = $state('')

  get strength() {
    return passwordStrength(this.first)
  }

  get mismatch(): boolean {
    return this.second !== '' && !this.first.startsWith(this.second) && this.first !== this.second
  }

  get valid(): boolean {
    return isAcceptable(this.first) && this.first === this.second
  }

  forget(): void {
    this.first = ''
    this.second = ''
  }
}
