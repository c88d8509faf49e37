import { expect, test } from 'vitest'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { userOperation } from '#domain/review/findings/user-operation.ts'
import { message, permitTypes, typedData } from '#domain/testing/subjects.ts'

const types = {
  EIP712Domain: permitTypes.EIP712Domain,
  PackedUserOperation: [{ name: 'sender', type: 'address' }],
}
const letter = { sender: pinnedDelegate.entryPoint }

test('found by its name, or by whom it is for', () => {
  const named = typedData({ types, primaryType: 'PackedUserOperation', message: letter })
  expect(userOperation.find(named)).not.toBeNull()
  const meant = typedData({ domain: { verifyingContract: pinnedDelegate.entryPoint } })
  expect(userOperation.find(meant)).toEqual({ contract: pinnedDelegate.entryPoint })
  expect([userOperation.find(typedData()), userOperation.find(message('x'))]).toEqual([null, null])
})
