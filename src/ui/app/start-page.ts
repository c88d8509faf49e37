import '#ui/kit/base.css'
import '#ui/app/app.css'
import { mount, type Component } from 'svelte'
import { locale } from '#ui/state/locale.svelte.ts'
import { theme } from '#ui/state/theme.svelte.ts'

/** Language and theme before the first paint, then the page; it lives as long as the document. */
export function startPage<Props extends Record<string, unknown>>(page: Component<Props>, props: Props): void {
  const { signal } = new AbortController()
  locale.start(signal)
  theme.start(signal)
  mount(page, { target: document.body, props })
}
