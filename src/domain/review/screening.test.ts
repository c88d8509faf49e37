import { toFunctionSelector } from 'viem'
import { expect, test } from 'vitest'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { screen } from '#domain/review/screening.ts'
import { address } from '#domain/testing/subjects.ts'

const [one, other] = [address('1'), address('2')]
const word = (value: number) => `0x${String(value).padStart(64, '0')}`
const list = '0x40C57923924B5c5c5455c48D93317139ADDaC8fb'

const node =
  (answer: (asked: string) => Result<unknown, RpcFailure>): ChainRpc =>
  (_, method, [call]) => {
    const { to, data } = call as { to: string; data: string }
    const selector = toFunctionSelector('function isSanctioned(address)')
    if (method !== 'eth_call' || to !== list || !data.startsWith(selector)) throw new Error('another question')
    return Promise.resolve(answer(`0x${data.slice(-40)}`))
  }

test('who is on the list is named, and nobody else', async () => {
  const told = await screen(
    node((asked) => ok(word(asked === other.toLowerCase() ? 1 : 0))),
    1,
    [one, other],
  )
  expect(told).toEqual({ listed: [other], unknown: false })
})

test.each<[string, Result<unknown, RpcFailure>]>([
  ['does not answer', err({ kind: 'timeout' })],
  ['has nothing there', ok('0x')],
  ['answers with something else', ok(word(7))],
  ['answers with half a word', ok('0x01')],
])('where the node %s it is not known', async (_, answer) => {
  expect(
    await screen(
      node(() => answer),
      1,
      [one],
    ),
  ).toEqual({ listed: [], unknown: true })
})

test('a network without a list is not known, and of nobody nothing is asked', async () => {
  const silent = node(() => err({ kind: 'timeout' }))
  expect(await screen(silent, 31_337, [one])).toEqual({ listed: [], unknown: true })
  expect(await screen(silent, 1, [])).toEqual({ listed: [], unknown: false })
})
