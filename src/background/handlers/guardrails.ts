import { ok } from '#core/result.ts'
import type { Guardrails } from '#domain/guardrails/guardrails.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { guardrailsContract } from '#transport/contract/guardrails.ts'

export const guardrailsHandlers = ({
  guardrails,
}: {
  readonly guardrails: Pick<Guardrails, 'get' | 'set'>
}): HandlersOf<keyof typeof guardrailsContract> => ({
  'guardrails.get': ({ of }) => guardrails.get(of),
  'guardrails.set': async ({ of, guardrail, password }) => {
    const set = await guardrails.set(of, guardrail, password)
    return set.ok ? ok({}) : set
  },
})
