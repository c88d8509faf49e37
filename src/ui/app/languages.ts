import type { Locale } from '#messages/runtime.js'

/** Each language by its own name, so that everybody finds theirs. */
export const languages = { en: 'English', 'zh-CN': '简体中文' } as const satisfies Record<Locale, string>
