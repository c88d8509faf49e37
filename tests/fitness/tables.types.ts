import type { Component } from 'svelte'
import type { Handlers } from '#transport/contract.ts'
import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import { ask, askOneOf } from '#provider/method.ts'
import { methods } from '#provider/methods.ts'
import type { ViewProps } from '#ui/approvals/view-props.ts'
import { views } from '#ui/approvals/views.ts'

/** Compiled, never run: each line under an expectation must fail to compile, or the compiler says that it did not. */

type Views = { readonly [K in ApprovalKind]: Component<ViewProps<K>> }
const { connect: _connect, ...rest } = views

// @ts-expect-error a kind without a view
export const missing: Views = rest
// @ts-expect-error a procedure without a handler
export const handlers: Handlers = { 'session.lock': () => ({}) }
// @ts-expect-error a decision of another kind
export const wrong = ask({ ...methods.eth_sendTransaction, approval: 'connect' })
const { message } = methods.personal_sign.execute
// @ts-expect-error a kind that a method asks and does not carry out
export const forgotten = askOneOf({ ...methods.personal_sign, execute: { message } })
// @ts-expect-error a kind that a method asks and does not name
export const unnamed = askOneOf({ ...methods.personal_sign, approval: ['message'] })
// @ts-expect-error a way to carry out a kind, for another kind
export const crossed = askOneOf({ ...methods.personal_sign, approval: ['message', 'connect'] })
