import type { ApprovalKind } from '../pages/approval.ts'

/**
 * One piece of code as docs/dapps.md prints it and as a test runs it in a page: the body of an async function that has
 * `provider`, the connected `account` and the token contract `token`. What it returns must match `answer`, and so must what is printed of it.
 */
export type Example = {
  readonly code: string
  /** What the user is asked, in order; the test says yes. */
  readonly asks?: readonly ApprovalKind[]
  /** The answer as the page prints it, which matches `answer`. */
  readonly answers: string
  /** What the answer must be, as JSON text. */
  readonly answer: RegExp
}

/** The call of one method, written as a site writes it. */
export const call = (method: string, params?: string): string =>
  params === undefined
    ? `return provider.request({ method: '${method}' })`
    : `return provider.request({\n  method: '${method}',\n  params: ${params},\n})`
