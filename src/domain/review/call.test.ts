import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFunctionData, erc20Abi, erc721Abi } from 'viem'
import { hex } from '#domain/testing/transactions.ts'
import { address, callData, spender } from '#domain/testing/subjects.ts'
import { isUnlimited, readCall } from '#domain/review/call.ts'

const amounts = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })
const accounts = fc.constantFrom('1', '5', 'a', 'f').map(address)

test('reads what viem writes', () => {
  fc.assert(
    fc.property(accounts, accounts, amounts, fc.boolean(), (from, to, amount, approved) => {
      const write = (functionName: 'transfer' | 'approve') =>
        hex(encodeFunctionData({ abi: erc20Abi, functionName, args: [to, amount] }))
      expect(readCall(write('transfer'))).toEqual({ type: 'transfer', to, amount })
      expect(readCall(write('approve'))).toEqual({ type: 'approve', spender: to, amount })
      const moved = encodeFunctionData({ abi: erc20Abi, functionName: 'transferFrom', args: [from, to, amount] })
      expect(readCall(hex(moved))).toEqual({ type: 'transfer-from', from, to, amount })
      const safe = encodeFunctionData({ abi: erc721Abi, functionName: 'safeTransferFrom', args: [from, to, amount] })
      expect(readCall(hex(safe))).toEqual({ type: 'transfer-from', from, to, amount })
      const all = encodeFunctionData({ abi: erc721Abi, functionName: 'setApprovalForAll', args: [to, approved] })
      expect(readCall(hex(all))).toEqual({ type: 'approve-all', spender: to, approved })
    }),
  )
})

test('any data is read or is not, and never throws', () => {
  const selectors = fc.constantFrom('0xa9059cbb', '0x23b872dd', '0x095ea7b3', '0xa22cb465', '0x39509351', '0x')
  fc.assert(
    fc.property(selectors, fc.uint8Array({ maxLength: 200 }), (selector, bytes) => {
      const data = hex(selector + Buffer.from(bytes).toString('hex'))
      const call = readCall(data)
      expect(call === null || typeof call.type === 'string').toBe(true)
    }),
  )
})

test('what contracts accept is seen: too much, too little, and a dirty address', () => {
  const whole = callData('0x095ea7b3', spender, 256n)
  expect(readCall(hex(`${whole}deadbeef`))).toEqual({ type: 'approve', spender, amount: 256n })
  expect(readCall(hex(whole.slice(0, -4)))).toEqual({ type: 'approve', spender, amount: 0n })
  const dirty = callData('0x095ea7b3', `0x${'9'.repeat(24)}${spender.slice(2)}`, 256n)
  expect(readCall(dirty)).toEqual({ type: 'approve', spender, amount: 256n })
})

test.each(['0x', '0x095ea7', '0xdeadbeef'])('%s names nothing', (data) => {
  expect(readCall(hex(data))).toBeNull()
})

test('without end is what contracts take for it', () => {
  expect([256n, 255n, 160n, 128n, 96n].map((bits) => 2n ** bits - 1n).every(isUnlimited)).toBe(true)
  expect(isUnlimited(2n ** 255n)).toBe(true)
  expect([0n, 10n ** 36n, 2n ** 255n - 2n].some(isUnlimited)).toBe(false)
})
