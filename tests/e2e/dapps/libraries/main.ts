import { libraryNames, type LibraryName, type SiteLibrary } from './site-library.ts'

/** One page for all: the library that the address names is loaded, and the test drives it through `window.library`. */
const modules = {
  ethers5: () => import('./ethers5.ts'),
  ethers6: () => import('./ethers6.ts'),
  viem: () => import('./viem.ts'),
  wagmi: () => import('./wagmi.ts'),
  web3: () => import('./web3.ts'),
} satisfies Record<LibraryName, () => Promise<{ create: () => SiteLibrary | Promise<SiteLibrary> }>>

const name = libraryNames.find((candidate) => location.search === `?${candidate}`)
if (name === undefined) throw new Error('the address names no library')
const { create } = await modules[name]()
Object.assign(window, { library: await create() })
