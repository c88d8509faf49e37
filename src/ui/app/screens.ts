import type { Component } from 'svelte'
import type { RouteName } from '#ui/state/router.svelte.ts'

export type ScreenProps = {
  /** What the screen is about, where it is about one thing: an address, an id, an origin. */
  readonly of: string
}

type Load = () => Promise<{ readonly default: Component<ScreenProps> | Component<Record<string, never>> }>

/** THE table of screens. Each loads when it is first shown. */
export const screens = {
  home: () => import('#ui/screens/home/Home.svelte'),
  accounts: () => import('#ui/screens/accounts/Accounts.svelte'),
  'pick-network': () => import('#ui/screens/networks/PickNetwork.svelte'),
  asset: () => import('#ui/screens/assets/AssetPage.svelte'),
  'add-asset': () => import('#ui/screens/assets/AddAsset.svelte'),
  send: () => import('#ui/screens/send/Send.svelte'),
  receive: () => import('#ui/screens/receive/Receive.svelte'),
  activity: () => import('#ui/screens/activity/Activity.svelte'),
  transaction: () => import('#ui/screens/activity/Transaction.svelte'),
  calls: () => import('#ui/screens/activity/Calls.svelte'),
  settings: () => import('#ui/screens/settings/Settings.svelte'),
  provider: () => import('#ui/screens/sites/Provider.svelte'),
  networks: () => import('#ui/screens/networks/Networks.svelte'),
  network: () => import('#ui/screens/networks/Network.svelte'),
  'add-network': () => import('#ui/screens/networks/AddNetwork.svelte'),
  sites: () => import('#ui/screens/sites/Sites.svelte'),
  site: () => import('#ui/screens/sites/Site.svelte'),
  phrase: () => import('#ui/screens/settings/ShowPhrase.svelte'),
  allowances: () => import('#ui/screens/allowances/Allowances.svelte'),
  password: () => import('#ui/screens/settings/ChangePassword.svelte'),
  contacts: () => import('#ui/screens/contacts/Contacts.svelte'),
  limits: () => import('#ui/screens/limits/Limits.svelte'),
  about: () => import('#ui/screens/settings/About.svelte'),
} satisfies Record<RouteName, Load>
