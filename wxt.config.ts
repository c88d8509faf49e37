import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { mergeConfig, type Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { brand } from './src/brand/brand.ts'
import { siteMatches } from './src/inpage/matches.ts'
import { paraglideOptions } from './scripts/paraglide.ts'

/** The kit, the state and the first screens, with what they stand on. */
const soon = /src.ui.(app|kit|screens.(home|unlock)|state)|generated.messages|node_modules.(svelte|@lucide|valibot)/

/**
 * The build tool wraps every script of ours in words for its own log, and takes what the manifest is told along; both would
 * lie in every page. Only `main` goes there, which each such entrypoint also exports by its name.
 */
const withoutWrapper: Plugin = {
  name: 'coffer:without-wrapper',
  enforce: 'pre',
  transform: {
    filter: { id: /virtual:wxt-(content-script-(main|isolated)-world|unlisted-script)-entrypoint/ },
    handler(code) {
      const [, script] = /import definition from (.*)/.exec(code) ?? []
      return script === undefined ? null : `import { main } from ${script}\nexport default void main()`
    },
  },
}

/** WXT's own context posts messages into every page, which would tell that the wallet is there. */
const withoutContext = fileURLToPath(new URL('src/inpage/no-context.ts', import.meta.url))

/** Pinned by tests/fitness/manifest.test.ts. */
export const contentSecurityPolicy =
  "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  outDir: '.output',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/module-svelte'],
  hooks: {
    /** What every page shows soon comes as one file: loading many small ones costs more than their bytes. */
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ inputPath }) => inputPath.endsWith('.html'))) return
      config.build = mergeConfig(config.build ?? {}, {
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'wallet', test: soon, minShareCount: 2 }] } } },
      })
    },
    /** The page that shows the kit is for those who build Coffer: `wxt build --mode development` or `wxt`. */
    'entrypoints:found': (wxt, found) => {
      const kit = found.findIndex(({ name }) => name === 'kit')
      if (kit >= 0 && wxt.config.mode === 'production') found.splice(kit, 1)
    },
  },
  vite: ({ command }) => ({
    // A build finds the messages made by scripts/prepare.ts; while developing they follow every change.
    plugins: command === 'serve' ? [paraglideVitePlugin(paraglideOptions)] : [withoutWrapper],
    resolve: { alias: { 'wxt/utils/content-script-context': withoutContext } },
    build: { modulePreload: false, cssCodeSplit: false, target: 'es2023' },
  }),
  manifest: ({ browser }) => ({
    name: brand.name,
    description: brand.description,
    minimum_chrome_version: '120',
    permissions: [
      'storage',
      'alarms',
      'unlimitedStorage',
      'scripting',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // Chromium runs registered scripts only there; Firefox takes the content scripts' own matches (docs/adr/0011).
    ...(browser === 'firefox' ? {} : { host_permissions: [...siteMatches] }),
    content_security_policy: { extension_pages: contentSecurityPolicy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: brand.geckoId,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
})
