import { m } from '#messages/messages.js'

/** The account's name, or “Account 2” in the language of the page. */
export const accountName = (account: { readonly name: string; readonly index: number }): string =>
  account.name === '' ? m.account_default({ number: account.index + 1 }) : account.name

/** The server of an address, without what may be a key in its path. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
