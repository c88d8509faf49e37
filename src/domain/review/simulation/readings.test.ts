import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { questionOf, readingsOf, type Reading } from '#domain/review/simulation/readings.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { address, callData, spender, token } from '#domain/testing/subjects.ts'
import { hex, sender, transfer } from '#domain/testing/transactions.ts'

const [pool, vault] = [address('7'), address('8')]
const asked = (data: string, touched = [token], watched: (typeof token)[] = []) =>
  readingsOf(transfer({ to: token, data: hex(data) }), touched, watched) ?? []
const spendersIn = (readings: readonly Reading[]) =>
  new Set(readings.flatMap((reading) => (reading.of === 'allowance' ? [reading.spender] : [])))

test('of each contract touched: what the account has, and whom it lets take of it', () => {
  const readings = asked('0x12345678', [token, pool])
  expect(readings.filter(({ of }) => of === 'balance').map((reading) => reading.token)).toEqual([token, pool])
  expect(spendersIn(readings)).toEqual(new Set([token, pool]))
})

test('whoever is named is among them, in the call and in calls within it', () => {
  expect(spendersIn(asked(callData('0x095ea7b3', spender, 5n)))).toContain(spender)
  const within = `0x12345678${'00'.repeat(96)}095ea7b3${spender.slice(2).padStart(64, '0')}${'00'.repeat(31)}05`
  expect(spendersIn(asked(within))).toContain(spender)
  expect(spendersIn(asked(callData('0x095ea7b3', permit2, 5n)))).toContain(permit2)
  expect(spendersIn(asked(callData('0x095ea7b3', sender, 5n)))).not.toContain(sender)
})

test('Permit2 is asked where it is touched, and is itself no token', () => {
  expect(asked('0x12345678').some(({ of }) => of === 'permit2')).toBe(false)
  const readings = asked('0x12345678', [token, permit2])
  expect(readings.filter(({ of }) => of === 'permit2')).toContainEqual({ of: 'permit2', token, spender: token })
  expect(readings.some((reading) => reading.token === permit2)).toBe(false)
})

test('numbers in the call may be those of NFTs; how many of each is asked of the called contract alone', () => {
  const readings = asked(callData('0x42842e0e', sender, spender, 7n), [token, pool])
  expect(readings).toContainEqual({ of: 'owner', token: pool, id: 7n })
  expect(readings).toContainEqual({ of: 'pieces', token, id: 7n })
  expect(readings).not.toContainEqual({ of: 'pieces', token: pool, id: 7n })
})

test('of what is watched only the balance is read, once', () => {
  const readings = asked('0x12345678', [token], [vault, token])
  expect(readings.filter((reading) => reading.token === vault)).toEqual([{ of: 'balance', token: vault }])
  expect(readings.filter(({ of }) => of === 'balance')).toHaveLength(2)
})

test('more than a node would answer is not asked at all', () => {
  const many = Array.from({ length: 60 }, (_, index) => v.parse(Address, `0x${'ab'.repeat(19)}${String(index + 10)}`))
  expect(readingsOf(transfer({ data: hex('0x12345678') }), many, [])).toBeNull()
})

test.each<[Reading, string]>([
  [{ of: 'balance', token }, '0x70a08231'],
  [{ of: 'is-nft', token }, '0x01ffc9a780ac58cd'],
  [{ of: 'is-multi', token }, '0x01ffc9a7d9b67a26'],
  [{ of: 'allowance', token, spender }, '0xdd62ed3e'],
  [{ of: 'operator', token, spender }, '0xe985e9c5'],
  [{ of: 'owner', token, id: 7n }, '0x6352211e'],
  [{ of: 'approved', token, id: 7n }, '0x081812fc'],
  [{ of: 'pieces', token, id: 7n }, '0x00fdd58e'],
])('$of is asked of the contract itself', (reading, start) => {
  const { to, data } = questionOf(reading, sender)
  expect(to).toBe(token)
  expect(data.startsWith(start)).toBe(true)
})

test('what Permit2 lets is asked of Permit2', () => {
  const { to, data } = questionOf({ of: 'permit2', token, spender }, sender)
  expect(to).toBe(permit2)
  expect(data).toBe(callData('0x927da105', sender, token, spender))
})
