const isUnshared = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
  typeof SharedArrayBuffer === 'undefined' || !(bytes.buffer instanceof SharedArrayBuffer)

/** WebCrypto takes no memory that another thread can change meanwhile. The same bytes, not a copy. */
export function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (!isUnshared(bytes)) throw new TypeError('shared memory')
  return bytes
}
