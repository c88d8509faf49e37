/** @throws RangeError when `bytes` is not exactly `length` long: a bug of the caller, never an input of the user. */
export function assertLength(name: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new RangeError(`${name} has ${bytes.length} bytes instead of ${length}`)
}
