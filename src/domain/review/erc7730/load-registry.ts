import { createRegistry, emptyRegistry, type Registry } from '#domain/review/erc7730/registry.ts'

/** Read when it is first needed, once. Without it nothing is described, and the next one who asks tries again. */
export function loadRegistry(read: () => Promise<unknown>): () => Promise<Registry> {
  let loaded: Promise<Registry> | null = null
  return async () => {
    const loading = (loaded ??= read().then(createRegistry))
    try {
      return await loading
    } catch {
      loaded = null
      return emptyRegistry
    }
  }
}
