import type { Queue } from '#domain/approvals/queue.ts'
import type { Permissions } from '#domain/permissions/permissions.ts'
import type { Visibility } from '#domain/visibility/visibility.ts'
import type { HandlersOf, Output } from '#transport/contract.ts'
import type { visibilityContract } from '#transport/contract/visibility.ts'

/** What the browser can tell of the page that the user has in front. */
export type Tabs = {
  readonly look: () => Promise<Output<'here.look'>>
  readonly reload: (tabId: number) => Promise<void>
}

type Deps = {
  readonly visibility: Visibility
  readonly permissions: Pick<Permissions, 'revoke'>
  readonly queue: Pick<Queue, 'reject' | 'isAskingAgain'>
  readonly tabs: Tabs
}

export const visibilityHandlers = ({
  visibility,
  permissions,
  queue,
  tabs,
}: Deps): HandlersOf<keyof typeof visibilityContract> => ({
  'visibility.get': async () => ({
    defaults: await visibility.defaults(),
    choices: [...(await visibility.list())],
    inEffect: await visibility.isInEffect().catch(() => false),
  }),
  'visibility.setDefaults': async (defaults) => {
    await visibility.setDefaults(defaults)
    return {}
  },
  'visibility.apply': async () => {
    await visibility.apply()
    return {}
  },
  'visibility.choose': async ({ origin, ...choice }) => {
    await visibility.choose(origin, choice)
    return {}
  },
  'visibility.block': async ({ origin, blocked }) => {
    await visibility.choose(origin, { blocked })
    if (!blocked) return {}
    await permissions.revoke(origin)
    await queue.reject('superseded', ({ requester }) => requester.type === 'site' && requester.origin === origin)
    return {}
  },
  'visibility.isAskingAgain': async ({ origin }) => ({ again: await queue.isAskingAgain(origin) }),
  'here.look': () => tabs.look(),
  'here.reload': async ({ tabId }) => {
    await tabs.reload(tabId)
    return {}
  },
})
