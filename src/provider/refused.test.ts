import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { isMethod } from '#provider/methods.ts'
import { isNodeMethod } from '#provider/passthrough.ts'
import { isRefused, refused } from '#provider/refused.ts'
import { startWallet } from '#provider/testing/provider.ts'

test.each(Object.entries(refused))(
  '%s: 4200 with the reason, connected or not, locked or not',
  async (name, reason) => {
    expect([isMethod(name), isNodeMethod(name)]).toEqual([false, false])
    const wallet = startWallet()
    const answer = { error: { code: 4200, message: reason } }
    expect(await wallet.ask(name)).toEqual(answer)
    await wallet.fake.services.permissions.grant(site, [account], chain)
    expect(await wallet.ask(name, [account, `0x${'ab'.repeat(32)}`])).toEqual(answer)
    wallet.fake.locked = true
    expect(await wallet.ask(name, { any: 'thing' })).toEqual(answer)
    expect(wallet.approvals.window).toEqual([])
  },
)

test('a name that only objects have is not in the table', () => {
  for (const name of ['toString', '__proto__', 'constructor']) expect(isRefused(name)).toBe(false)
})
