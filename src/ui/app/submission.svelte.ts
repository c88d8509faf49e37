import { m } from '#messages/messages.js'

/** A form being handed in: one at a time, with the sentence of what went wrong. */
export class Submission {
  busy = $state(false)
  /** Empty when there is none. */
  problem = $state('')

  /** @param work Hands in; the sentence of why it was refused, or nothing when it went well. */
  async run(work: () => Promise<string | undefined>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.problem = ''
    try {
      this.problem = (await work()) ?? ''
    } catch {
      this.problem = m.problem_unexpected()
    } finally {
      this.busy = false
    }
  }
}
