/**
 * Why typed data is refused.
 * `json` no JSON text · `duplicate-key` an object names a key twice · `shape` not an object or list where one must be ·
 * `type-name`, `field-name` no identifier, or one that means something else · `duplicate-field` · `unknown-type` ·
 * `domain-type` the domain declares what EIP-712 does not · `primary-type` · `missing`, `undeclared` field ·
 * `value` not of its type · `too-deep`, `too-large`.
 */
export type TypedDataRefusal = {
  readonly code:
    | 'json'
    | 'duplicate-key'
    | 'shape'
    | 'type-name'
    | 'field-name'
    | 'duplicate-field'
    | 'unknown-type'
    | 'domain-type'
    | 'primary-type'
    | 'missing'
    | 'undeclared'
    | 'value'
    | 'too-deep'
    | 'too-large'
  /** Where, as in `message.orders[2].amount`. Foreign text: cut to 200 characters. */
  readonly at: string
}

/** Thrown inside the parser of typed data only, which turns it into a refusal. */
export class TypedDataError extends Error {
  readonly refusal: TypedDataRefusal

  constructor(code: TypedDataRefusal['code'], at: string) {
    super(code)
    this.refusal = { code, at: at.slice(0, 200) }
  }
}
