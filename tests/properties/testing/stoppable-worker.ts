import fc from 'fast-check'
import type { SealedTable } from '#domain/ports.ts'

/** The n-th step of a worker, or the n-th of that `name`, never returns: before it had its effect, or after. */
export type Stop = { readonly step: number; readonly when: 'before' | 'after'; readonly name?: string }

const never = new Promise<never>(() => undefined)

/** A worker that is stopped at a step of its own. */
export class Worker {
  readonly stopped: Promise<'stopped'>
  #left: number
  #when: Stop['when']
  #name: string | undefined
  #dead = false
  #die: () => void = () => undefined

  constructor(stop: Stop | null) {
    this.#left = stop?.step ?? Number.POSITIVE_INFINITY
    this.#when = stop?.when ?? 'before'
    this.#name = stop?.name
    this.stopped = new Promise((resolve) => {
      this.#die = () => {
        this.#dead = true
        resolve('stopped')
      }
    })
  }

  /** Now, wherever it is. */
  end(): void {
    this.#die()
  }

  /** From now on this is where it is stopped; steps are counted from here. */
  stopAt({ step, when, name }: Stop): void {
    this.#left = step
    this.#when = when
    this.#name = name
  }

  /** Makes each step of `work` one at which this worker may be stopped. */
  step<A extends readonly unknown[], T>(work: (...args: A) => Promise<T>, name?: string): (...args: A) => Promise<T> {
    return async (...args) => {
      if (this.#dead) return never
      if (this.#name === undefined || this.#name === name) this.#left -= 1
      if (this.#left >= 0) {
        const value = await work(...args)
        return this.#isDead() ? never : value
      }
      if (this.#when === 'after') await work(...args)
      this.#die()
      return never
    }
  }

  #isDead = (): boolean => this.#dead
}

/** Every step of a table is one of the worker's. */
export const steppedTable = <Row>(worker: Worker, table: SealedTable<Row>): SealedTable<Row> => ({
  get: worker.step(table.get),
  all: worker.step(table.all),
  put: worker.step(table.put),
  delete: worker.step(table.delete),
  update: worker.step(table.update),
})

export const stops = fc.array(
  fc.record({ step: fc.nat(40), when: fc.constantFrom('before' as const, 'after' as const) }),
  { maxLength: 6 },
)
