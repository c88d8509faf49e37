import { expect, test } from 'vitest'
import { functionsPart } from '#domain/review/signatures/functions-part.ts'
import { callData, token, transaction } from '#domain/testing/subjects.ts'

const [stake, claim] = ['stake(uint256 amount)', 'claim(uint256 id)']
const call = (selector: string, signature: string | null, parts: Parameters<typeof transaction>[1] = {}) =>
  transaction({ to: token, data: callData(selector, 1n) }, { signature, ...parts })

test('functions are named by their selectors, those of calls within calls too', () => {
  const inner = call('0x379607f5', claim)
  expect(functionsPart([call('0xa694fc3a', stake, { parts: [inner] }), call('0xdeadbeef', null)])).toEqual({
    functions: { '0xa694fc3a': stake, '0x379607f5': claim },
  })
})

test('one call that is something else takes the name from all, whichever comes first', () => {
  const [known, other] = [call('0xa694fc3a', stake), call('0xa694fc3a', null)]
  expect(functionsPart([known, other])).toEqual({})
  expect(functionsPart([other, known])).toEqual({})
  expect(functionsPart([transaction({})])).toEqual({})
})
