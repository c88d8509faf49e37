import * as v from 'valibot'
import { RpcError, errorShape } from '#core/errors.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Topic } from '#domain/ports.ts'
import { contract, isProcedure, type Handlers, type Name } from '#transport/contract.ts'
import { Call, callErrors, type Push } from '#transport/own-wire.ts'
import { isOwnPage, type Self } from '#transport/sender.ts'
import type { Answer, WirePort } from '#transport/wire.ts'

type Deps = {
  readonly self: Self
  readonly handlers: Handlers
  /** Checked before every guarded call, against the stored deadline. */
  readonly isUnlocked: () => Promise<boolean>
  /** For what only a developer may see. */
  readonly report: (unexpected: unknown) => void
}

export type PortServer = {
  /** Serves a page of the extension; anything else is cut off. */
  readonly accept: (port: WirePort) => void
  readonly notify: (topic: Topic) => void
}

/** The door for the extension's own pages: guard, input, handler, output, in this order and nowhere else. */
export function createPortServer({ self, handlers, isUnlocked, report }: Deps): PortServer {
  const ports = new Set<WirePort>()

  function post(port: WirePort, push: Push): void {
    if (ports.has(port)) port.postMessage(push)
  }

  async function run(name: Name, input: unknown): Promise<Answer> {
    const { guard, input: inputSchema, output: outputSchema } = contract[name]
    if (guard === 'unlocked' && !(await isUnlocked())) return { error: callErrors.locked }
    const parsed = v.safeParse(inputSchema, input)
    if (!parsed.success) return { error: callErrors.invalid }
    const handler = handlers[name] as (input: unknown) => unknown
    const output = v.safeParse(outputSchema, await handler(parsed.output))
    if (output.success) return { result: output.output }
    report(new Error(`${name} answered outside its contract: ${v.getDotPath(output.issues[0]) ?? 'root'}`))
    return { error: callErrors.internal }
  }

  async function answer(name: string, input: unknown): Promise<Answer> {
    if (!isProcedure(name)) return { error: callErrors.invalid }
    try {
      return await run(name, input)
    } catch (thrown) {
      if (thrown instanceof LockedError) return { error: callErrors.locked }
      if (thrown instanceof RpcError) return { error: errorShape(thrown) }
      report(thrown)
      return { error: callErrors.internal }
    }
  }

  return {
    accept(port) {
      if (!isOwnPage(port.sender, self)) {
        port.disconnect()
        return
      }
      ports.add(port)
      port.onDisconnect.addListener(() => ports.delete(port))
      port.onMessage.addListener((message) => {
        const parsed = v.safeParse(Call, message)
        if (!parsed.success) return
        const { call, name, input } = parsed.output
        post(port, { taken: call })
        void answer(name, input).then((result) => {
          post(port, { call, answer: result })
        })
      })
    },
    notify(topic) {
      for (const port of ports) post(port, { topic })
    },
  }
}
