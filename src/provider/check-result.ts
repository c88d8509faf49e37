import * as v from 'valibot'
import { rpcError } from '#core/errors.ts'
import type { AnyMethod } from '#provider/method.ts'

/** No site sees an answer outside its method's own schema. */
export function checkResult(method: Pick<AnyMethod, 'result'>, value: unknown): unknown {
  const parsed = v.safeParse(method.result, value)
  if (!parsed.success) throw rpcError('internal')
  return parsed.output
}
