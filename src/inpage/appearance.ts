import { shapeOf, usualShape, words, type Shape, type Word } from '#core/word.ts'
import { announcement, claimLegacyName, releaseLegacyName } from '#inpage/announce.ts'
import type { Provider } from '#inpage/provider.ts'
import { firstWord, laterWord } from '#inpage/say.ts'

type Host = Pick<Window, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'> & object

/** Before any listener of the page, which may stop what is not its own. */
const first = { capture: true }

/**
 * What a page finds of the provider: everything as usual at first, and then what the extension says before the page's
 * own scripts run (see say.ts). Where it says `hide`, nothing stays that a page could find or that would answer it: a
 * listener that is left would be seen by a page that watches who reads its events.
 * @param onMessage hears what the bridge says
 * @returns what listens anew, where the page's window lost its listeners
 */
export function appear(
  host: Host,
  provider: Provider,
  uuid: string,
  onMessage: (event: MessageEvent) => void,
): () => void {
  const tell = announcement(host, provider, uuid)
  const listen = host.addEventListener.bind(host)
  const unlisten = host.removeEventListener.bind(host)

  const orders: (readonly [string, () => void])[] = []
  let isHidden = false

  function attend(): void {
    for (const [name, order] of orders) listen(name, order)
    if (isHidden) return
    listen('message', onMessage, first)
    listen('eip6963:requestProvider', tell)
    tell()
  }

  function show({ ownsEthereum, isMetaMask }: Shape): void {
    if (isMetaMask) provider.isMetaMask = true
    else delete provider.isMetaMask
    if (ownsEthereum) claimLegacyName(host, provider)
    else releaseLegacyName(host, provider)
    isHidden = false
    attend()
  }

  function hide(): void {
    isHidden = true
    unlisten('message', onMessage, first)
    unlisten('eip6963:requestProvider', tell)
    releaseLegacyName(host, provider)
  }

  function obey(word: Word): void {
    const shape = shapeOf(word)
    if (shape === null) hide()
    else show(shape)
  }

  /** Only the first word tells the key, so that a page, which comes later, can say nothing to a provider that hides. */
  function onFirstWord(event: Event): void {
    const text: unknown = (event as CustomEvent).detail
    if (typeof text !== 'string') return
    const [key = '', said] = text.split(' ')
    for (const word of words) {
      const order = (): void => {
        obey(word)
      }
      orders.push([laterWord(key, word), order])
      listen(laterWord(key, word), order)
      if (word === said) obey(word)
    }
  }

  listen(firstWord, onFirstWord, { once: true })
  show(usualShape)
  return attend
}
