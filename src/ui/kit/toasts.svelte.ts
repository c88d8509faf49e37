type Toast = { readonly id: number; readonly text: string }

const shownForMs = 4_000

/** Short messages that need no answer. What must be read or answered is not a toast. */
class Toasts {
  items = $state<readonly Toast[]>([])
  #last = 0

  say(text: string): void {
    const id = (this.#last += 1)
    this.items = [...this.items.filter((toast) => toast.text !== text), { id, text }].slice(-2)
    setTimeout(() => {
      this.items = this.items.filter((toast) => toast.id !== id)
    }, shownForMs)
  }
}

export const toasts = new Toasts()
