import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import type { ApprovalView } from '#transport/contract/approvals.ts'
import type { Failed } from '#ui/approvals/failure-text.ts'

export type ViewProps<K extends ApprovalKind> = {
  readonly approval: ApprovalView<K>
  /** It was approved and did not work. */
  readonly onfailed: (failed: Failed) => void
}
