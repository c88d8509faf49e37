/** Every screen of the unlocked wallet, with the one above it. */
const parents = {
  home: null,
  accounts: 'home',
  'pick-network': 'home',
  asset: 'home',
  'add-asset': 'home',
  send: 'home',
  receive: 'home',
  activity: 'home',
  transaction: 'activity',
  calls: 'activity',
  settings: 'home',
  provider: 'settings',
  networks: 'settings',
  network: 'networks',
  'add-network': 'networks',
  sites: 'settings',
  site: 'sites',
  phrase: 'settings',
  password: 'settings',
  allowances: 'settings',
  limits: 'settings',
  contacts: 'settings',
  about: 'settings',
} as const

export type RouteName = keyof typeof parents
export type Route = { readonly name: RouteName; readonly of: string }

const isRouteName = (name: string): name is RouteName => Object.hasOwn(parents, name)

/**
 * Where the user is, and the way back. The address bar holds a screen's name alone: what a screen is about (an
 * account, a site, a transaction) would stay in the browser's history and session files, so such a screen is written as its parent.
 */
export class Router {
  current: Route = $state.raw({ name: 'home', of: '' })
  #trail: Route[] = []

  constructor() {
    const name = globalThis.location.hash.slice(1)
    if (isRouteName(name)) this.current = { name, of: '' }
  }

  go(name: RouteName, of = ''): void {
    this.#trail.push(this.current)
    this.#show({ name, of })
  }

  back(): void {
    const parent = parents[this.current.name] ?? 'home'
    this.#show(this.#trail.pop() ?? { name: parent, of: '' })
  }

  home(): void {
    this.#trail = []
    this.#show({ name: 'home', of: '' })
  }

  #show(route: Route): void {
    this.current = route
    const name = route.of === '' ? route.name : (parents[route.name] ?? 'home')
    globalThis.history.replaceState(null, '', name === 'home' ? globalThis.location.pathname : `#${name}`)
  }
}
