/** Something the background knows, as this page last heard of it. The newest question wins; an older answer is dropped. */
export class Resource<T> {
  value: T | null = $state.raw(null)
  failed = $state(false)
  loading = $state(false)
  /** Somebody asked for it, so that it is worth asking again when it changes. */
  wanted = false
  #turn = 0
  readonly #load: () => Promise<T>

  constructor(load: () => Promise<T>) {
    this.#load = load
  }

  readonly reload = async (): Promise<void> => {
    this.wanted = true
    this.#turn += 1
    const turn = this.#turn
    this.loading = true
    try {
      const value = await this.#load()
      if (turn !== this.#turn) return
      this.value = value
      this.failed = false
    } catch {
      if (turn === this.#turn) this.failed = true
    } finally {
      if (turn === this.#turn) this.loading = false
    }
  }

  readonly refresh = (): void => {
    if (this.wanted) void this.reload()
  }

  /** Once the wallet is locked a page keeps nothing of what it knew. */
  forget(): void {
    this.#turn += 1
    this.wanted = false
    this.value = null
    this.failed = false
    this.loading = false
  }
}
