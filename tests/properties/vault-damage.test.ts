import { describe, expect, test, vi } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import { argon2idFloor } from '#core/kdf.ts'
import { sha256 } from '#core/sha256.ts'
import { encodeText } from '#core/utf8.ts'
import { createdWorld, createWorld, everything, password, payload, readText } from '#tests/properties/vault-world.ts'

type World = Awaited<ReturnType<typeof createdWorld>>
type Place = 'database' | 'extension'

const flip = (text: string): string => text.slice(0, 300) + (text[300] === 'A' ? 'B' : 'A') + text.slice(301)
const cut = (text: string): string => text.slice(0, text.length / 2)

const newer = (text: string): string => {
  const body = text.slice('coffer-vault:'.length + 65).replace('"version":1', '"version":2')
  return `coffer-vault:${hexFromBytes(sha256(encodeText(body))).slice(2)}:${body}`
}

/** Changes the stored bytes of one place, behind the wallet's back. */
async function damage(world: World, place: Place, change: (text: string) => unknown): Promise<void> {
  const changed = change(world.text)
  if (place === 'extension') {
    const key = world.local.data.has('vault-a') ? 'vault-a' : 'vault-b'
    world.local.data.delete(key)
    if (changed !== undefined) world.local.data.set(key, changed)
    return
  }
  const table = (await world.database.open()).table<{ readonly slot: string; readonly sealed: unknown }, string>(
    'vault',
  )
  const [row] = await table.toArray()
  await table.clear()
  if (changed !== undefined) await table.put({ slot: row?.slot ?? 'a', sealed: changed })
}

const erase = (): undefined => undefined
const other = (place: Place): Place => (place === 'database' ? 'extension' : 'database')
const damages = { flipped: flip, truncated: cut, emptied: () => '', 'made bytes': () => new Uint8Array([1, 2, 3]) }

test('a new vault lies in both places as the same bytes, one generation each', async () => {
  const world = await createdWorld()
  expect([...world.local.data].filter(([key]) => key.startsWith('vault-') && key !== 'vault-mark')).toEqual([
    ['vault-a', world.text],
  ])
  expect(await (await world.database.open()).table('vault').toArray()).toEqual([{ slot: 'a', sealed: world.text }])
  expect(await world.vault.inspect()).toMatchObject({ standing: { phase: 'present' }, healed: false })
})

test('the four outcomes are four values', async () => {
  const world = await createdWorld()
  expect(await world.vault.open('another password')).toEqual({ ok: false, error: 'wrong-password' })
  expect(await world.vault.open('')).toEqual({ ok: false, error: 'wrong-password' })
  expect(await world.vault.open(password)).toMatchObject({ ok: true })
  for (const [change, error] of [
    [flip, 'damaged'],
    [newer, 'newer'],
    [erase, 'damaged'],
  ] as const) {
    const each = await createdWorld()
    await damage(each, 'database', change)
    await damage(each, 'extension', change)
    expect(await each.start().vault.open(password)).toEqual({
      ok: false,
      error: error === 'damaged' && change === erase ? 'missing' : error,
    })
    expect(each.derived).toEqual([])
  }
  expect(await createWorld().start().vault.open(password)).toEqual({ ok: false, error: 'missing' })
})

describe.each(['database', 'extension'] as const)('one damaged copy: the %s', (place) => {
  test.each(Object.entries(damages))('%s', async (_, change) => {
    const world = await createdWorld()
    await damage(world, place, change)
    const { vault, database } = world.start()
    const before = await everything({ ...world, database })
    expect(await vault.inspect()).toEqual({
      healed: false,
      standing: { phase: 'recovery', restorable: true, copies: { [place]: 'damaged', [other(place)]: 'healthy' } },
    })
    expect(await vault.open(password)).toEqual({ ok: false, error: 'damaged' })
    expect(await vault.create(await payload(), password)).toEqual({ ok: false, error: 'exists' })
    expect(await everything({ ...world, database })).toBe(before)

    const raw = await vault.exportRaw()
    expect(await vault.restoreFromCopy()).toEqual({ ok: true, value: undefined })
    expect((await vault.inspect()).standing.phase).toBe('present')
    expect(await vault.open(password)).toMatchObject({ ok: true })
    const aside = (JSON.parse(await vault.exportRaw()) as Record<Place, { aside: { raw: unknown }[] }>)[place].aside
    const found = (JSON.parse(raw) as Record<Place, { a: unknown }>)[place].a
    expect(aside.map((each) => each.raw)).toEqual([found])
  })

  test('only missing: it heals itself', async () => {
    const world = await createdWorld()
    await damage(world, place, erase)
    const { vault, database } = world.start()
    expect(await vault.inspect()).toMatchObject({ standing: { phase: 'present' }, healed: true })
    expect(await vault.inspect()).toMatchObject({ standing: { phase: 'present' }, healed: false })
    expect(await readText(database)).toBe(world.text)
    expect(world.local.data.get('vault-a')).toBe(world.text)
  })

  test('missing, and cannot be written now: the other one opens all the same', async () => {
    const world = await createdWorld()
    await damage(world, place, erase)
    const { vault, stores } = world.start()
    const write = vi.spyOn(stores[place], 'writeSlot').mockRejectedValue(new Error('the disk is full'))
    expect(await vault.inspect()).toMatchObject({ standing: { phase: 'present' }, healed: false })
    expect(await vault.open(password)).toMatchObject({ ok: true })
    write.mockRestore()
    expect(await vault.inspect()).toMatchObject({ standing: { phase: 'present' }, healed: true })
  })

  test('newer: nothing is touched, whatever is asked', async () => {
    const world = await createdWorld()
    await damage(world, place, newer)
    const { vault, database } = world.start()
    const before = await everything({ ...world, database })
    expect((await vault.inspect()).standing).toMatchObject({
      phase: 'recovery',
      restorable: false,
      copies: { [place]: 'newer' },
    })
    expect(await vault.open(password)).toEqual({ ok: false, error: 'newer' })
    expect(await vault.restoreFromCopy()).toEqual({ ok: false, error: 'no-whole-copy' })
    expect(await vault.replace(await payload(), password)).toEqual({ ok: false, error: 'exists' })
    expect(await vault.create(await payload(), password)).toEqual({ ok: false, error: 'exists' })
    await expect(vault.reseal(world.dataKey, (each) => each)).rejects.toThrow()
    expect(await everything({ ...world, database })).toBe(before)
  })

  test('of another vault: never taken for this one, nothing lost', async () => {
    const [world, stranger] = [await createdWorld(), await createdWorld()]
    await damage(world, place, () => stranger.text)
    const { vault } = world.start()
    expect((await vault.inspect()).standing).toMatchObject({ phase: 'recovery', restorable: true })
    expect(await vault.restoreFromCopy()).toMatchObject({ ok: true })
    const raw = await vault.exportRaw()
    expect(raw).toContain(JSON.stringify(world.text))
    expect(raw).toContain(JSON.stringify(stranger.text))
  })
})

test('both damaged: recovery, and only the phrase restores; both unreadable texts are kept', async () => {
  const world = await createdWorld()
  await damage(world, 'database', flip)
  await damage(world, 'extension', cut)
  const { vault } = world.start()
  expect((await vault.inspect()).standing).toMatchObject({ phase: 'recovery', restorable: false })
  expect(await vault.restoreFromCopy()).toEqual({ ok: false, error: 'no-whole-copy' })
  expect(await vault.replace(await payload(), 'a new password')).toMatchObject({ ok: true })
  expect(await vault.open('a new password')).toMatchObject({ ok: true })
  const raw = await vault.exportRaw()
  expect(raw).toContain(JSON.stringify(flip(world.text)))
  expect(raw).toContain(JSON.stringify(cut(world.text)))
})

test('both gone, but a mark or a sealed row is left in either place: recovery, never empty', async () => {
  const traces = {
    'mark in the database': async (world: World) => {
      world.local.data.clear()
      await (await world.database.open()).table('vault').clear()
    },
    'mark in the extension': async (world: World) => {
      world.local.data.delete('vault-a')
      await Promise.all((await world.database.open()).tables.map((table) => table.clear()))
    },
    'a sealed row': async (world: World) => {
      world.local.data.clear()
      await Promise.all((await world.database.open()).tables.map((table) => table.clear()))
      await (await world.database.open()).table('journal').put({ key: 'x', version: 1, sealed: new Uint8Array(60) })
    },
  }
  for (const erased of Object.values(traces)) {
    const world = await createdWorld()
    await erased(world)
    const { vault } = world.start()
    expect((await vault.inspect()).standing).toEqual({
      phase: 'recovery',
      restorable: false,
      copies: { database: 'missing', extension: 'missing' },
    })
    expect(await vault.create(await payload(), password)).toEqual({ ok: false, error: 'exists' })
  }
})

test('nothing at all is empty', async () => {
  expect((await createWorld().start().vault.inspect()).standing).toEqual({ phase: 'empty' })
})

test('a database of a later build is newer, and is left alone', async () => {
  const world = await createdWorld()
  world.database.close()
  await new Promise((resolve, reject) => {
    const request = world.indexedDB.open('coffer', 90)
    request.onsuccess = () => {
      request.result.close()
      resolve(undefined)
    }
    request.onerror = reject
  })
  const { vault } = world.start()
  expect((await vault.inspect()).standing).toMatchObject({
    phase: 'recovery',
    restorable: false,
    copies: { database: 'newer', extension: 'healthy' },
  })
  expect(await vault.restoreFromCopy()).toEqual({ ok: false, error: 'no-whole-copy' })
})

test('a database that cannot be opened is damaged; restoring leaves it where it is and goes on in another', async () => {
  const world = await createdWorld()
  const open = world.indexedDB.open.bind(world.indexedDB)
  Object.assign(world.indexedDB, {
    open: (name: string, version?: number) => {
      if (name === 'coffer') throw new DOMException('broken', 'UnknownError')
      return open(name, version)
    },
  })
  const { vault } = world.start()
  expect((await vault.inspect()).standing).toEqual({
    phase: 'recovery',
    restorable: true,
    copies: { database: 'damaged', extension: 'healthy' },
  })
  await expect(vault.reseal(world.dataKey, (each) => each)).rejects.toThrow()
  expect(await vault.restoreFromCopy()).toMatchObject({ ok: true })
  const next = world.start()
  expect((await next.vault.inspect()).standing.phase).toBe('present')
  expect(await next.vault.open(password)).toMatchObject({ ok: true })
  expect(await readText(next.database)).toBe(world.text)
  expect((await world.indexedDB.databases()).map(({ name }) => name).toSorted()).toEqual(['coffer', 'coffer-2'])
})

describe('a write that a stop or a full disk interrupts', () => {
  test('in the second place: the first is undone, the old password still opens', async () => {
    const world = await createdWorld()
    const before = await everything(world)
    const { set } = world.local
    Object.assign(world.local, { set: () => Promise.reject(new Error('full')) })
    const { vault, database } = world.start()
    await expect(vault.changePassword(password, 'a new password')).rejects.toThrow('could not be written')
    Object.assign(world.local, { set })
    expect(await everything({ ...world, database })).toBe(before)
    expect(await vault.open(password)).toMatchObject({ ok: true })
  })

  test('between the places: the later generation wins and the other follows', async () => {
    const world = await createdWorld()
    await world.vault.reseal(world.dataKey, ({ accounts, selected }) => ({
      selected,
      accounts: accounts.map((account) => ({ ...account, name: 'Savings' })),
    }))
    const later = await readText(world.database)
    world.local.data.delete('vault-b')
    world.local.data.set('vault-a', world.text)
    const { vault } = world.start()
    expect(await vault.inspect()).toMatchObject({ standing: { phase: 'present' }, healed: false })
    expect([...world.local.data.values()].filter((value) => typeof value === 'string')).toEqual([later])
    const opened = await vault.openWithKey(world.dataKey)
    expect(opened.ok && opened.value.accounts[0]?.name).toBe('Savings')
  })

  test('what reads back otherwise is not trusted', async () => {
    const world = await createdWorld()
    const { get } = world.local
    Object.assign(world.local, {
      get: async (key: string) => {
        const value = await get(key)
        return key === 'vault-b' && typeof value === 'string' ? flip(value) : value
      },
    })
    await expect(world.start().vault.changePassword(password, 'a new password')).rejects.toThrow()
    Object.assign(world.local, { get })
    expect(await world.start().vault.open(password)).toMatchObject({ ok: true })
  })
})

test('a changed password has a new salt, the compiled-in parameters and the same data key', async () => {
  const world = await createdWorld()
  expect(await world.vault.changePassword('not this one', 'a new password')).toEqual({
    ok: false,
    error: 'wrong-password',
  })
  expect(await world.vault.changePassword(password, 'a new password')).toMatchObject({ ok: true })
  const [, current, fresh] = world.derived
  expect(fresh).toMatchObject(argon2idFloor)
  expect(hexFromBytes(fresh?.salt ?? new Uint8Array())).not.toBe(hexFromBytes(current?.salt ?? new Uint8Array()))
  expect(await world.vault.open(password)).toEqual({ ok: false, error: 'wrong-password' })
  const opened = await world.vault.open('a new password')
  expect(opened.ok && hexFromBytes(opened.value.dataKey)).toBe(hexFromBytes(world.dataKey))
  expect(await everything(world)).not.toContain(world.text)
})
