import Ban from '@lucide/svelte/icons/ban'
import Info from '@lucide/svelte/icons/info'
import OctagonAlert from '@lucide/svelte/icons/octagon-alert'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import type { LucideProps } from '@lucide/svelte'
import type { Component } from 'svelte'
import { m } from '#messages/messages.js'

export type Severity = 'info' | 'warn' | 'danger' | 'block'

/** A shape and a word for each, so that colour never speaks alone. */
export const severities = {
  info: { icon: Info, word: () => m.common_severity_info() },
  warn: { icon: TriangleAlert, word: () => m.common_severity_warn() },
  danger: { icon: OctagonAlert, word: () => m.common_severity_danger() },
  block: { icon: Ban, word: () => m.common_severity_block() },
} as const satisfies Record<Severity, { readonly icon: Component<LucideProps>; readonly word: () => string }>
