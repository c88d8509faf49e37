import { readFileSync } from 'node:fs'

const build = '.output/chrome-mv3'
const read = (name) => readFileSync(`${build}/${name}`, 'utf8')

/** What a script imports at once, and what that imports, itself included. */
function withImports(name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, path] of read(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    withImports(`chunks/${path}`, seen)
  return seen
}

/** What a page needs before it shows anything: its script, what that imports at once, and its styles. */
const first = (page) => {
  const named = [...read(`${page}.html`).matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path)
  const scripts = named.filter((path) => path.endsWith('.js')).flatMap((path) => [...withImports(path)])
  return [...new Set([...named, ...scripts])].map((path) => `${build}/${path}`)
}

const contentScripts = () =>
  JSON.parse(read('manifest.json')).content_scripts.flatMap(({ js }) => js.map((path) => `${build}/${path}`))

/** Minified and not compressed: this is what the browser parses. About a tenth above what is there; see docs/performance.md. */
export default [
  { name: 'each web page', path: [...contentScripts(), `${build}/word-as-00.js`], limit: '10 kB', brotli: false },
  { name: 'background', path: `${build}/background.js`, limit: '570 kB', brotli: false },
  { name: 'popup, first', path: first('popup'), limit: '249 kB', brotli: false },
  { name: 'side panel, first', path: first('sidepanel'), limit: '249 kB', brotli: false },
  { name: 'approval, first', path: first('approval'), limit: '249 kB', brotli: false },
  { name: 'onboarding, first', path: first('onboarding'), limit: '267 kB', brotli: false },
  { name: 'approval views', path: `${build}/chunks/ApprovalQueue-*.js`, limit: '428 kB', brotli: false },
]
