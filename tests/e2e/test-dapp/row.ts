import type { ApprovalKind } from '../pages/approval.ts'

/** What stands in a place of the page: a pattern of it, or the connected account, in whatever case it is written. */
export type Expected = RegExp | 'the account'

/** What is typed into a field first: a text, or what stands in a place of the page. */
export type Filling = string | { readonly from: string }

/** One question that the wallet must ask, and how the user answers it. */
export type Question = {
  readonly kind: ApprovalKind
  /** Codes of findings that must be shown; dangers and what blocks must be among them. */
  readonly finds: readonly string[]
  /** `refuse`: one refusal. `refuse all`: everything that waits, at once. Consent when not given. */
  readonly answer?: 'refuse' | 'refuse all'
}

/** One button of the page, by what it must come to. A row that says nothing of the wallet must not make it ask. */
export type Row = {
  /** CSS of the button, or of all buttons that do the same; no other row has one of them. */
  readonly button: string
  /** The page enables it only after something that the wallet refuses. */
  readonly staysDisabled?: true
  /** Why the row asks for less than the button's name promises. */
  readonly because?: string
  /** By the ids of the fields. */
  readonly fills?: Readonly<Record<string, Filling>>
  readonly asks?: readonly Question[]
  /** What must stand in places of the page afterwards, by their CSS. */
  readonly shows?: Readonly<Record<string, Expected>>
  /** One line for each that the page must log or leave unhandled, as `Listening` writes them. Errors beside them fail the row. */
  readonly hears?: readonly RegExp[]
  /** By how much the account's nonce must grow; the number of consents to transactions when not given. */
  readonly nonces?: number
}

/** Rows that are pressed one after the other before the first is answered. None stands on what another comes to. */
export type Volley = readonly Row[]

export type Group = {
  readonly name: string
  /** An origin of its own, on which refusals of other groups do not count. */
  readonly isApart?: true
  readonly volleys: readonly Volley[]
}

/** A result that the page only logs. */
export const loggedHash = /^log 0x[0-9a-f]{64}$/
export const signature = /^0x[0-9a-f]{128}(1b|1c)$/

/** The parts of a signature as the page takes it apart. */
export const partsIn = (place: string): Readonly<Record<string, RegExp>> => ({
  [`#${place}`]: signature,
  [`#${place}R`]: /^r: 0x[0-9a-f]{64}$/,
  [`#${place}S`]: /^s: 0x[0-9a-f]{64}$/,
  [`#${place}V`]: /^v: (27|28)/,
})

export const consent = (kind: ApprovalKind, ...finds: readonly string[]): Question => ({ kind, finds })

/** Every volley on its own, one row each. */
export const singly = (...rows: readonly Row[]): readonly Volley[] => rows.map((row) => [row])
