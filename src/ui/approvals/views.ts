import type { Component } from 'svelte'
import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import Asset from '#ui/approvals/Asset.svelte'
import Authorization from '#ui/approvals/Authorization.svelte'
import Calls from '#ui/approvals/Calls.svelte'
import Chain from '#ui/approvals/Chain.svelte'
import Connect from '#ui/approvals/Connect.svelte'
import Decrypt from '#ui/approvals/Decrypt.svelte'
import EncryptionKey from '#ui/approvals/EncryptionKey.svelte'
import Message from '#ui/approvals/Message.svelte'
import SignIn from '#ui/approvals/SignIn.svelte'
import Transaction from '#ui/approvals/Transaction.svelte'
import TypedData from '#ui/approvals/TypedData.svelte'
import type { ViewProps } from '#ui/approvals/view-props.ts'

/** THE table of approval views. A kind without one, or with another's, does not compile. */
export const views = {
  asset: Asset,
  connect: Connect,
  message: Message,
  'sign-in': SignIn,
  'typed-data': TypedData,
  'encryption-key': EncryptionKey,
  decrypt: Decrypt,
  transaction: Transaction,
  calls: Calls,
  authorization: Authorization,
  chain: Chain,
} satisfies { readonly [K in ApprovalKind]: Component<ViewProps<K>> }
