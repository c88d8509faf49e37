/** THE table of what is kept in the extension's own key-value stores, and in which of them. */
export const storageKeys = {
  /** The sealed vault, one generation per key. */
  'vault-a': 'local',
  'vault-b': 'local',
  /** That a vault was made here. */
  'vault-mark': 'local',
  /** Copies of the vault that did not open, kept as they were found. */
  'vault-aside': 'local',
  /** Failed passwords: how many, and when the last one was. */
  'unlock-failures': 'local',
  /** Whether sites see the provider before the user says so, and as what; no site is named. */
  'provider-visibility': 'local',
  /** The data key while unlocked, with its deadline. */
  session: 'session',
  /** A missing copy was written again since the last unlock. */
  'vault-healed': 'session',
  /** Questions that wait for the user, and the answers that were given lately. */
  approvals: 'session',
  /** The id of the window that shows them. */
  'approval-window': 'session',
  /** The id of the window that shows lists of calls, and which it shows. */
  'calls-window': 'session',
  'shown-calls': 'session',
  /** Subscriptions and filters of documents, and how far each has heard. */
  watches: 'session',
  /** Ids of tabs whose page talked to the wallet, so that they can be woken. */
  'site-tabs': 'session',
  /** Sites that are never asked about, as known since the last unlock. */
  'blocked-sites': 'session',
} as const satisfies Record<string, 'local' | 'session'>

export type StorageKey = keyof typeof storageKeys
