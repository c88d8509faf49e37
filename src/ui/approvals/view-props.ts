import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import type { ApprovalView } from '#transport/contract/approvals.ts'

export type ViewProps<K extends ApprovalKind> = {
  readonly approval: ApprovalView<K>
  /** It was carried out but did not work; the node's or the wallet's own words. */
  readonly onfailed: (message: string) => void
}
