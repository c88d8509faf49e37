import { describe, expect, test } from 'vitest'
import { productFiles, source } from '#tests/fitness/read-source.ts'

/** The hooks that outside checks rely on, with the attributes that stand on the same element. */
const hooks: Readonly<Record<string, readonly string[]>> = {
  'create-wallet': [],
  'import-wallet': [],
  'phrase-input': [],
  'reveal-phrase': [],
  'phrase-word': ['data-index'],
  'confirm-word': ['data-index'],
  password: [],
  'password-confirm': [],
  next: [],
  'onboarding-done': [],
  'unlock-password': [],
  unlock: [],
  'unlock-error': [],
  recovery: [],
  restore: [],
  'export-raw': [],
  home: [],
  'account-address': ['data-address'],
  'account-balance': ['data-wei'],
  network: ['data-chain-id'],
  lock: [],
  send: [],
  receive: [],
  activity: [],
  settings: [],
  'send-to': [],
  'send-amount': [],
  'send-asset': [],
  review: [],
  'activity-item': ['data-status', 'data-hash'],
  approval: ['data-kind', 'data-origin', 'data-request-id', 'data-chain-id'],
  approve: [],
  reject: [],
  'ack-danger': [],
  warning: ['data-code', 'data-severity'],
  'balance-change': ['data-asset', 'data-amount'],
  simulation: ['data-state'],
  'approval-queue': ['data-count'],
  'reject-all': [],
}

const components = productFiles('src/ui/**/*.svelte').map(source)

/** A row of a table may name its hook: `data-testid={verb.name}` in a file that lists the name. */
const named = (text: string, hook: string): boolean => text.includes(`'${hook}'`)

/** The tags that carry the hook: from their `<` to the end of their attributes. */
function tags(hook: string): readonly string[] {
  const literal = new RegExp(String.raw`\b(data-)?testid="${hook}"`)
  return components.flatMap((text) =>
    [...text.matchAll(/<[A-Za-z][^<]*/g)]
      .map(([tag]) => tag)
      .filter((tag) => literal.test(tag) || (named(text, hook) && /data-testid=\{\w+\.name\}/.test(tag))),
  )
}

describe('the hooks', () => {
  test.each(Object.entries(hooks))('%s is there, with its attributes on the same element', (hook, attributes) => {
    const found = tags(hook)
    expect(found.length).toBeGreaterThan(0)
    for (const attribute of attributes)
      expect(
        found.some((tag) => tag.includes(attribute)),
        attribute,
      ).toBe(true)
  })
})
