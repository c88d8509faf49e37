import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import * as chains from 'viem/chains'

/** Writes the built-in networks from viem's chain data, the first of them the one that is shown at first. */

type ChainData = {
  readonly id: number
  readonly name: string
  readonly nativeCurrency: { readonly name: string; readonly symbol: string; readonly decimals: number }
  readonly rpcUrls: { readonly default: { readonly http: readonly string[] } }
  readonly blockExplorers?: { readonly default: { readonly url: string } } | undefined
  readonly testnet?: boolean | undefined
}

const listed: readonly ChainData[] = [
  chains.mainnet,
  chains.sepolia,
  chains.base,
  chains.optimism,
  chains.arbitrum,
  chains.polygon,
  chains.bsc,
  chains.gnosis,
  chains.avalanche,
  chains.linea,
  chains.zksync,
  chains.scroll,
  { ...chains.localhost, id: chains.foundry.id, name: 'Localhost 8545', testnet: true },
]

const isUsable = (url: string): boolean => url.startsWith('https://') || url.startsWith('http://127.0.0.1:')

function entry(chain: ChainData) {
  const rpcUrls = chain.rpcUrls.default.http.filter(isUsable)
  const { name, symbol, decimals } = chain.nativeCurrency
  return {
    chainId: chain.id,
    name: chain.name,
    currency: { name, symbol, decimals },
    rpcUrls,
    explorerUrl: chain.blockExplorers?.default.url ?? null,
    rpcUrl: rpcUrls[0],
    testnet: chain.testnet ?? false,
    source: 'built-in',
  }
}

export const target = fileURLToPath(new URL('../src/domain/networks/built-in.ts', import.meta.url))

export async function render(): Promise<string> {
  const source = `import * as v from 'valibot'
    import { Network } from '#domain/networks/network.ts'

    /** Made by scripts/networks.ts from viem's chain data; change that, not this. */
    export const builtInNetworks: readonly Network[] = v.parse(v.array(Network), ${JSON.stringify(listed.map(entry))})`
  return prettier.format(source, {
    ...(await prettier.resolveConfig(target)),
    parser: 'typescript',
    objectWrap: 'collapse',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await render())
