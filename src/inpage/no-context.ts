/**
 * Takes the place of the build tool's own context for content scripts (see wxt.config.ts). That one posts messages into
 * every page, which tell that the wallet is there, and brings 2 kB; the bridge uses nothing of it.
 */
export class ContentScriptContext {}
