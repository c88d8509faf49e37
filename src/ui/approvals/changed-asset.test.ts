import { expect, test } from 'vitest'
import { token } from '#domain/testing/subjects.ts'
import { readAsset } from '#ui/approvals/changed-asset.ts'

test('the native coin, a token and one NFT', () => {
  expect(readAsset('native')).toBeNull()
  expect(readAsset(token)).toEqual({ address: token, id: null })
  expect(readAsset(`${token}:7`)).toEqual({ address: token, id: '7' })
})
