import type { Page } from '../fixtures/driver.ts'
import type { Answer } from './ask-provider.ts'

/** What a page breaks of its own window, by kind. */
export const attacks = [
  'arrays',
  'objects',
  'promises',
  'json',
  'events',
  'reflection',
  'functions',
  'pollution',
] as const
export type Attack = (typeof attacks)[number]

/** What came of requests while the page was broken, and what its own broken functions saw of the wallet. */
export type Aftermath = {
  readonly accounts: Answer
  readonly refused: Answer
  /** Events that a listener heard. */
  readonly heard: readonly string[]
  /** Text that a broken function was given, and stacks of who called it. */
  readonly seen: string
}

/**
 * Inline in a document: `attack(kind)` breaks the page, asks, mends the page and tells. It keeps the functions that it needs,
 * and begins in a task of its own, so that whoever called it has gone on by then.
 */
const script = `
  const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty } = Reflect
  const { setTimeout: later, Error: OwnError, String: text, Promise: OwnPromise } = window
  const concat = String.prototype.concat
  let seen = ''
  const mends = []

  /** Puts a property in the place of one, until all is mended. */
  function put(object, key, descriptor) {
    const before = getOwnPropertyDescriptor(object, key)
    if (before && !before.configurable) return
    defineProperty(object, key, { ...descriptor, configurable: true })
    mends[mends.length] = { object, key, before }
  }
  function mend() {
    for (let at = mends.length - 1; at >= 0; at -= 1) {
      const { object, key, before } = mends[at]
      if (before) defineProperty(object, key, before)
      else deleteProperty(object, key)
    }
    mends.length = 0
  }
  const trap = (name) => function () {
    const { stack } = new OwnError(name)
    for (let at = 0; at < arguments.length; at += 1) {
      const type = typeof arguments[at]
      if (type === 'string') seen = apply(concat, seen, [arguments[at], '\\n'])
    }
    seen = apply(concat, seen, [stack, '\\n'])
    throw new OwnError(name)
  }
  /** Every function of an object but its constructor. */
  function breakAll(object, but = []) {
    const keys = ownKeys(object)
    const broken = []
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at]
      const { value, get } = getOwnPropertyDescriptor(object, key)
      if (key === 'constructor' || but.includes(key)) continue
      if (typeof value === 'function') broken[broken.length] = [key, { value: trap(text(key)), writable: true }]
      else if (typeof get === 'function') broken[broken.length] = [key, { get: trap(text(key)) }]
    }
    // All at once, or what is broken first would break this.
    for (let at = 0; at < broken.length; at += 1) put(object, broken[at][0], broken[at][1])
  }
  const breakName = (name) => put(window, name, { value: trap(name), writable: true })

  const attacks = {
    arrays() { breakAll(Array); breakAll(Array.prototype) },
    objects() { breakAll(Object.prototype, ['__proto__']); breakAll(Object) },
    promises() { breakAll(Promise.prototype); breakAll(Promise, [Symbol.species]); breakName('Promise') },
    json() { breakAll(JSON); breakName('JSON') },
    events() {
      breakAll(MessageEvent.prototype); breakAll(Event.prototype); breakAll(EventTarget.prototype)
      breakName('postMessage'); breakName('dispatchEvent'); breakName('CustomEvent'); breakName('crypto')
    },
    reflection() { breakAll(Reflect); breakName('Reflect'); breakName('Proxy'); breakName('Symbol') },
    functions() { breakAll(Function.prototype, ['caller', 'arguments', 'callee']); breakAll(String.prototype); breakName('String'); breakAll(Map.prototype); breakAll(Set.prototype); breakName('setTimeout') },
    pollution() {
      for (const name of ['error', 'result', 'code', 'id', 'type', 'to', 'text', 'state', 'ids', 'accounts', 'chainId'])
        put(Object.prototype, name, { value: 'polluted', writable: true })
    },
  }

  const ask = async (call) => {
    try {
      return { result: await ethereum.request(call) }
    } catch (error) {
      return { code: error.code, message: error.message }
    }
  }
  async function attack(kind) {
    const heard = []
    const listener = (value) => { heard[heard.length] = text(value) }
    await new OwnPromise((resolve) => later(resolve))
    seen = ''
    let accounts, refused
    try {
      attacks[kind]()
      ethereum.on('chainChanged', listener)
      accounts = await ask({ method: 'eth_accounts' })
      refused = await ask({ method: 'eth_sign', params: ['0x00', '0x00'] })
      ethereum.emit('chainChanged', 'x')
      ethereum.removeListener('chainChanged', listener)
      ethereum.emit('chainChanged', 'y')
    } finally {
      mend()
    }
    return { accounts, refused, heard, seen }
  }
  window.attack = attack`

export const hostileDocument = `<!doctype html><meta charset="utf-8"><title>hostile</title><script>{${script}}</script>`

export const attackPage = (page: Page, kind: Attack): Promise<Aftermath> =>
  page.evaluate((name) => (globalThis as unknown as { attack(of: string): Promise<Aftermath> }).attack(name), kind)

/** Parameters that no JSON could say, or that do something while they are read, each with the code that it is refused with. */
export const oddCalls = {
  circle: -32_602,
  bigint: -32_602,
  'getter that throws': -32_602,
  'toJSON that throws': -32_602,
  'proxy that throws': -32_602,
  'revoked proxy': -32_602,
  'two megabytes': -32_005,
  'method that is an object': -32_600,
  'no object': -32_600,
} as const

/** The codes that a page was told, and the stacks of those errors, which must not name the extension’s files: in Firefox that is a name of this user alone. */
export async function askOddly(
  page: Page,
): Promise<{ readonly codes: Record<string, unknown>; readonly stacks: string }> {
  return page.evaluate(async () => {
    type Ethereum = { request(call: unknown): Promise<unknown> }
    const { ethereum } = globalThis as unknown as { ethereum: Ethereum }
    let stacks = ''
    const fail = (): never => {
      throw new Error('mine')
    }
    const circle: unknown[] = []
    circle.push(circle)
    const revocable = Proxy.revocable({}, {})
    revocable.revoke()
    const method = 'eth_call'
    const calls: Record<string, unknown> = {
      circle: { method, params: circle },
      bigint: { method, params: [1n] },
      'getter that throws': { method, params: [Object.defineProperty({}, 'a', { enumerable: true, get: fail })] },
      'toJSON that throws': { method, params: [{ toJSON: fail }] },
      'proxy that throws': { method, params: [new Proxy({}, { ownKeys: fail })] },
      'revoked proxy': { method, params: [revocable.proxy] },
      'two megabytes': { method, params: ['x'.repeat(2_000_000)] },
      'method that is an object': { method: { toString: () => method } },
      'no object': 'eth_accounts',
    }
    const codes: Record<string, unknown> = {}
    for (const [name, call] of Object.entries(calls)) {
      codes[name] = await ethereum.request(call).then(
        () => 'answered',
        (error: unknown) => {
          stacks += String((error as Error).stack)
          return (error as { code?: unknown }).code
        },
      )
    }
    return { codes, stacks }
  })
}
