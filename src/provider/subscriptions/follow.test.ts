import { expect, test } from 'vitest'
import { follow, mostMissed, remembered, type Recent, type Step } from '#provider/subscriptions/follow.ts'
import { createNodeView } from '#provider/subscriptions/node-view.ts'
import { modelChain } from '#provider/subscriptions/testing/model-chain.ts'

function start() {
  const chain = modelChain()
  let recent: Recent = []
  const look = async (read = chain.read) => {
    const followed = await follow(recent, createNodeView(read))
    ;({ recent } = followed)
    return followed.steps.map(short)
  }
  return { chain, look, recent: () => recent }
}

const short = ({ type, block }: Step): string =>
  `${type === 'added' ? '+' : '-'}${String(block.number)}:${String(Number(block.hash))}`

test('begins at the head, and tells every block after it, in order', async () => {
  const { chain, look } = start()
  expect(await look()).toEqual([])
  expect(await look()).toEqual([])
  chain.mine(3)
  expect(await look()).toEqual(['+1:2', '+2:3', '+3:4'])
  expect(await look()).toEqual([])
})

test('a chain that grew by one costs one call, however much is remembered', async () => {
  const { chain, look } = start()
  await look()
  chain.mine()
  chain.calls.length = 0
  await look()
  expect(chain.calls).toEqual([['eth_getBlockByNumber', 'latest']])
})

test('blocks that were taken back are told, the newest first, before those in their place', async () => {
  const { chain, look } = start()
  await look()
  chain.mine(3)
  await look()
  chain.reorganise(2)
  expect(await look()).toEqual(['-3:4', '-2:3', '+2:5', '+3:6', '+4:7'])
})

test('where all that is remembered was taken back it goes on from the oldest of it', async () => {
  const { chain, look } = start()
  chain.mine(5)
  await look()
  chain.reorganise(3)
  expect(await look()).toEqual(['-5:6', '+5:9', '+6:10'])
})

test('a node that is behind tells nothing new, and nothing is told twice when it is there again', async () => {
  const { chain, look } = start()
  chain.mine(2)
  await look()
  chain.mine(2)
  await look()
  const behind: typeof chain.read = (method, [tag]) => chain.read(method, [tag === 'latest' ? '0x3' : tag])
  const farBehind: typeof chain.read = (method, [tag]) => chain.read(method, [tag === 'latest' ? '0x0' : tag])
  expect(await look(behind)).toEqual([])
  expect(await look(farBehind)).toEqual([])
  expect(await look()).toEqual([])
  chain.mine()
  expect(await look()).toEqual(['+5:6'])
})

test('a node that does not have a block yet is asked again', async () => {
  const { chain, look } = start()
  await look()
  chain.mine(4)
  const without: typeof chain.read = (method, [tag]) =>
    tag === '0x2' ? Promise.resolve(null) : chain.read(method, [tag])
  expect(await look(without)).toEqual(['+1:2'])
  expect(await look()).toEqual(['+2:3', '+3:4', '+4:5'])
})

test('a chain that changes while it is asked is told as far as it hangs together', async () => {
  const { chain, look } = start()
  await look()
  chain.mine(3)
  const changing: typeof chain.read = async (method, [tag]) => {
    const value = await chain.read(method, [tag])
    if (tag === 'latest') chain.reorganise(2)
    return value
  }
  expect(await look(changing)).toEqual(['+1:2', '+2:5'])
  expect(await look()).toEqual(['+3:6', '+4:7'])
})

test('a block under another number than was asked for is none', async () => {
  const { chain, look } = start()
  await look()
  chain.mine(3)
  const wrong: typeof chain.read = (method, [tag]) => chain.read(method, [tag === '0x1' ? '0x2' : tag])
  expect(await look(wrong)).toEqual([])
})

test('little is remembered, and who was away for long hears of the newest blocks', async () => {
  const { chain, look, recent } = start()
  await look()
  chain.mine(mostMissed + 5)
  const steps = await look()
  expect([steps.length, steps[0], steps.at(-1)]).toEqual([mostMissed, '+6:7', `+${String(mostMissed + 5)}:518`])
  expect(recent()).toHaveLength(remembered)
})
