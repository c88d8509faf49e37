import { rpc } from '../fixtures/anvil.ts'
import { ContractMaker } from '../fixtures/contracts.ts'

/** Contracts of the main network that the page writes to, by the addresses that it knows. */
const wellKnown = {
  ERC20PresetFixedSupply: ['0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', '0xdAC17F958D2ee523a2206206994597C13D831ec7'],
  ERC721PresetMinterPauserAutoId: ['0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D'],
  ERC1155PresetMinterPauser: ['0x495f947276749ce646f68ac8c248420045cb7b5e'],
} as const

/** Permit2, the router of Uniswap, and a drainer: what they do is not looked at, only that somebody is there. */
const mute = [
  '0x000000000022D473030F116dDEE9F6B43aC78BA3',
  '0x66a9893cc07d91d95644aedd05d03f95e1dba8af',
  '0x000062Accd1a9d62eF428eC86cA3dD4f45120000',
]

/** The code of real contracts of the same kinds, with nothing in them, where the page expects the well-known ones. */
export async function putWellKnownContracts(chain: string): Promise<void> {
  const maker = await ContractMaker.open(chain)
  const models = {
    ERC20PresetFixedSupply: ['USD Coin', 'USDC', 0n, maker.address],
    ERC721PresetMinterPauserAutoId: ['Apes', 'APE', 'https://apes.example/'],
    ERC1155PresetMinterPauser: ['https://things.example/'],
  } as const
  for (const address of mute) await rpc(chain, 'anvil_setCode', [address, '0x00'])
  for (const name of Object.keys(wellKnown) as (keyof typeof wellKnown)[]) {
    const code = await rpc<string>(chain, 'eth_getCode', [await maker.deploy(name, models[name]), 'latest'])
    for (const address of wellKnown[name]) await rpc(chain, 'anvil_setCode', [address, code])
  }
}
