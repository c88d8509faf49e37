import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBatch, openEnvelope } from '#services/rpc/envelope.ts'

const id = 7
const anyText = fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' }))
const own = (value: object, key: string): boolean => Object.hasOwn(value, key)

test('whatever a node writes, the answer is a value, and a result only from a whole envelope', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const answer = openEnvelope(text, id)
      if (!answer.ok) expect(['malformed', 'refused']).toContain(answer.error.kind)
    }),
  )
})

test('every field of the envelope counts', () => {
  const field = <T>(right: T) => fc.option(fc.oneof(fc.constant(right), fc.jsonValue()), { nil: undefined })
  const envelopes = fc.record({ jsonrpc: field('2.0'), id: field(id), result: field('0x1'), error: field(null) })
  fc.assert(
    fc.property(envelopes, (made) => {
      const envelope = JSON.parse(JSON.stringify(made)) as typeof made
      const right =
        envelope.jsonrpc === '2.0' && envelope.id === id && own(envelope, 'result') && (envelope.error ?? null) === null
      const answer = openEnvelope(JSON.stringify(envelope), id)
      expect(answer.ok).toBe(right)
      if (answer.ok) expect(answer.value).toEqual(envelope.result)
    }),
    { numRuns: 1_000 },
  )
})

test('a refusal keeps its code, and its words stay short and without keys', () => {
  const key = fc.stringMatching(/^[a-f0-9]{24}$/)
  fc.assert(
    fc.property(fc.integer(), fc.string(), key, (code, words, secret) => {
      const message = `https://user:${secret}@rpc.example/v2/${secret} ${words}`
      const answer = openEnvelope(JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } }), id)
      if (answer.ok || answer.error.kind !== 'refused') return expect.fail('not refused')
      expect(answer.error.code).toBe(code)
      expect(answer.error.message).not.toContain(secret)
      expect(answer.error.message.length).toBeLessThanOrEqual(500)
    }),
  )
})

test('any depth of nesting is answered, and what passes can be written again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (depth) => {
      const text = `{"jsonrpc":"2.0","id":7,"result":${'['.repeat(depth)}${']'.repeat(depth)}${depth === 0 ? '1' : ''}}`
      const answer = openEnvelope(text, id)
      expect(answer.ok).toBe(depth <= 2_099)
      if (answer.ok) expect(JSON.stringify(answer.value).length).toBeGreaterThan(0)
    }),
    { numRuns: 50, examples: [[2_099], [2_100]] },
  )
})

test('of a batch nothing is taken but the one answer to each call', () => {
  const asked = new Set([1, 2, 3, 4])
  const id = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.jsonValue())
  const element = fc.oneof(
    fc.record({ jsonrpc: fc.constant('2.0'), id, result: fc.integer() }),
    fc.record({ jsonrpc: fc.constant('2.0'), id, error: fc.constant({ code: 3, message: 'reverted' }) }),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(fc.array(element, { maxLength: 7 }), (made) => {
      const elements = JSON.parse(JSON.stringify(made)) as readonly ({ id?: unknown; result?: unknown } | null)[]
      const answers = openBatch(JSON.stringify(elements), asked)
      if (elements.length > asked.size) expect(answers.size).toBe(0)
      for (const [key, answer] of answers) {
        const own = elements.filter((each) => typeof each === 'object' && each?.id === key)
        expect(asked.has(key)).toBe(true)
        expect(own).toHaveLength(1)
        if (answer.ok) expect(answer.value).toEqual(own[0]?.result)
      }
    }),
    { numRuns: 1_000 },
  )
})
