import { expect, test } from 'vitest'
import { isMethod } from '#provider/methods.ts'
import { isNodeMethod, passthrough } from '#provider/passthrough.ts'

test('names of objects are no methods', () => {
  for (const name of ['toString', '__proto__', 'constructor', 'hasOwnProperty', '']) {
    expect([isMethod(name), isNodeMethod(name)]).toEqual([false, false])
  }
})

test('nothing in the list is the wallet’s own, and nothing signs or manages keys', () => {
  for (const name of Object.keys(passthrough)) {
    expect(isMethod(name)).toBe(false)
    expect(name).not.toMatch(
      /^(eth_sign|eth_sendTransaction|personal_|admin_|debug_|miner_|engine_|wallet_|anvil_|hardhat_|evm_)/,
    )
  }
})
