import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { placeOf, type Registry } from '#domain/review/erc7730/registry.ts'

/** The same registry, but that a proxy is described as the program is that it runs: its addresses and amounts stay the proxy's. */
export function throughProxy(registry: Registry, chainId: ChainId, proxy: Address, program: Address): Registry {
  const [here, there] = [placeOf(chainId, proxy), placeOf(chainId, program)]
  return (chain, address) => {
    if (placeOf(chain, address) !== here) return registry(chain, address)
    return registry(chainId, program)
      .filter(({ deployments }) => deployments.some((place) => placeOf(place.chainId, place.address) === there))
      .map((descriptor) => ({ ...descriptor, deployments: [{ chainId, address: proxy }] }))
  }
}
