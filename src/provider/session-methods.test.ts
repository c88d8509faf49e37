import { expect, test } from 'vitest'
import { sessionMethods } from '#provider/session-methods.ts'

test('a session has what signs, sends and reads, and nothing that is about the site as a whole', () => {
  expect(sessionMethods).toEqual(expect.arrayContaining(['personal_sign', 'eth_sendTransaction', 'eth_call']))
  for (const name of [
    'eth_requestAccounts',
    'wallet_switchEthereumChain',
    'wallet_invokeMethod',
    'wallet_revokeSession',
  ])
    expect(sessionMethods).not.toContain(name)
})
