import { mount } from 'svelte'
import '#ui/kit/base.css'
import Kit from '#ui/screens/kit/Kit.svelte'
import { locale } from '#ui/state/locale.svelte.ts'
import { theme } from '#ui/state/theme.svelte.ts'

const { signal } = new AbortController()
locale.start(signal)
theme.start(signal)
mount(Kit, { target: document.body })
