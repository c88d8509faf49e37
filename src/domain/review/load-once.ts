/** Read when it is first needed, once. Without it there is `nothing`, and the next one who asks tries again. */
export function loadOnce<T>(read: () => Promise<unknown>, make: (packed: unknown) => T, nothing: T): () => Promise<T> {
  let loaded: Promise<T> | null = null
  return async () => {
    const loading = (loaded ??= read().then(make))
    try {
      return await loading
    } catch {
      loaded = null
      return nothing
    }
  }
}
