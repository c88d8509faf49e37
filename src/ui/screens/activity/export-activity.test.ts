import { expect, test } from 'vitest'
import { builtInNetworks } from '#domain/networks/built-in.ts'
import { activityCsv, activityJson, csvCell, csvOf } from '#ui/screens/activity/export-activity.ts'
import { item } from '#ui/screens/activity/testing/item.ts'

const find = (chainId: number) => {
  const network = builtInNetworks.find((each) => each.chainId === chainId)
  return network === undefined ? null : { ...network, selected: true }
}

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
])('%j becomes %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test('rows end as RFC 4180 says', () => {
  expect(
    csvOf([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toBe('a,b\r\nc,d\r\n')
})

test('a line for each, with the amounts exact and a head in words', () => {
  const text = activityCsv([item(), item({ origin: '=HYPERLINK("x")', fee: null, to: null })], find)
  const [head, first, second] = text.split('\r\n')
  expect(head?.startsWith('\uFEFF')).toBe(true)
  expect(head?.split(',')).toHaveLength(13)
  expect(first?.split(',').slice(0, 4)).toEqual(['1970-01-01T00:00:00.000Z', 'Done', 'Localhost 8545', '31337'])
  expect(first?.split(',').slice(6, 9)).toEqual(['1.5', '0.000000000000021', 'ETH'])
  expect(second).toContain(`"'=HYPERLINK(""x"")"`)
})

test('as JSON, in base units, and nothing of how the wallet keeps it', () => {
  const [only] = JSON.parse(activityJson([item()], find)) as Record<string, unknown>[]
  expect(only).toMatchObject({ value: '1500000000000000000', fee: '21000', status: 'confirmed', symbol: 'ETH' })
  expect(Object.keys(only ?? {})).not.toContain('id')
})
