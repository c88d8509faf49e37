import type { CompilerOptions } from '@inlang/paraglide-js'

/**
 * How the message catalogue becomes code. The locale is a variable set by the interface: no cookie, no address, no
 * server. One module per message, so that a page carries only the messages it shows.
 */
export const paraglideOptions = {
  project: './project.inlang',
  outdir: './src/generated/messages',
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'message-modules',
  isServer: 'false',
  disableAsyncLocalStorage: true,
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
} satisfies CompilerOptions
