import { brand } from '#brand/brand.ts'
import type { Eip1193 } from './site-library.ts'

type Detail = { readonly info: { readonly rdns: string }; readonly provider: Eip1193 }

/** The wallet by its EIP-6963 announcement, as a page without a library for it finds one. */
export async function discover(): Promise<Eip1193> {
  return new Promise((resolve) => {
    window.addEventListener('eip6963:announceProvider', (event) => {
      const { info, provider } = (event as CustomEvent<Detail>).detail
      if (info.rdns === brand.rdns) resolve(provider)
    })
    window.dispatchEvent(new Event('eip6963:requestProvider'))
  })
}
