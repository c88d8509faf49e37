/**
 * Takes the place of the build tool's own context for content scripts (see wxt.config.ts). That one posts messages into
 * every page, which tell that the wallet is there, and brings 3 kB; the bridge uses nothing of it.
 */
export function ContentScriptContext(): void {
  // Called with `new`, and never looked at.
}
