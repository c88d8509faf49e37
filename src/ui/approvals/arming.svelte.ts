export const armAfterMs = 500

/**
 * Whether consent may be pressed: only once what is shown has stood still, in a page that can be seen, for half a
 * second. A press meant for something else, or held down, so never lands on it.
 */
export class Arming {
  armed = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** What is shown changed. */
  restart(): void {
    this.stop()
    if (document.visibilityState !== 'visible') return
    this.#timer = setTimeout(() => {
      this.armed = true
    }, armAfterMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.armed = false
  }
}
