import { expect, test, vi } from 'vitest'
import { createEmitter } from '#inpage/emitter.ts'

const now = (work: () => void): void => {
  work()
}

test('listeners hear their event, in the order they came, as often as they were added', () => {
  const emitter = createEmitter(now)
  const heard: unknown[] = []
  const listener = (value: unknown) => heard.push(['a', value])
  emitter.add('x', listener)
  emitter.add('x', (value: unknown) => heard.push(['b', value]))
  emitter.add('x', listener)
  emitter.emit('x', 1)
  emitter.emit('toString', 2)
  expect(heard).toEqual([
    ['a', 1],
    ['b', 1],
    ['a', 1],
  ])
  emitter.remove('x', listener)
  expect(emitter.listeners('x')).toHaveLength(2)
})

test('once is once, even when it emits again itself', () => {
  const emitter = createEmitter(now)
  const listener = vi.fn(() => {
    emitter.emit('x', 2)
  })
  emitter.add('x', listener, true)
  emitter.emit('x', 1)
  expect(listener).toHaveBeenCalledExactlyOnceWith(1)
})

test('a listener that throws harms nobody else, and is heard of later', () => {
  const later: (() => void)[] = []
  const emitter = createEmitter((work) => later.push(work))
  const other = vi.fn()
  emitter.add('x', () => {
    throw new Error('theirs')
  })
  emitter.add('x', other)
  emitter.emit('x', 1)
  expect(other).toHaveBeenCalledOnce()
  expect(() => {
    later[0]?.()
  }).toThrow('theirs')
})

test('what is no function is no listener', () => {
  expect(() => {
    createEmitter(now).add('x', null)
  }).toThrow(TypeError)
})

test('all of one event, or all', () => {
  const emitter = createEmitter(now)
  for (const event of ['x', 'y', 'z']) emitter.add(event, vi.fn())
  emitter.removeAll('x')
  expect([emitter.listeners('x').length, emitter.listeners('y').length]).toEqual([0, 1])
  emitter.removeAll()
  expect(emitter.listeners('z')).toEqual([])
})
