// The reader of messages/<locale>.json for the message compiler, which would otherwise fetch one over the network.
// It is loaded as text, so it imports nothing. The format is a subset of inlang's message format:
//   "key": "Text with {name}"
//   "key": [{ "declarations": ["input count", "local form = count: plural"], "selectors": ["form"],
//             "match": { "form=one": "{count} site", "form=*": "{count} sites" } }]

const variable = (name) => ({ type: 'variable-reference', name })
const names = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1])

function pattern(text) {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\{\w+\}$/.test(part) ? { type: 'expression', arg: variable(part.slice(1, -1)) } : { type: 'text', value: part },
    )
}

function declaration(text) {
  const input = /^input (\w+)$/.exec(text)
  if (input) return { type: 'input-variable', name: input[1] }
  const local = /^local (\w+) = (\w+): (\w+)$/.exec(text)
  if (!local) throw new Error(`Not a declaration: ${text}`)
  const annotation = { type: 'function-reference', name: local[3], options: [] }
  return { type: 'local-variable', name: local[1], value: { type: 'expression', arg: variable(local[2]), annotation } }
}

function match(text) {
  const found = /^(\w+)=(\*|\w+)$/.exec(text.trim())
  if (!found) throw new Error(`Not a match: ${text}`)
  const [, key, value] = found
  return value === '*' ? { type: 'catchall-match', key } : { type: 'literal-match', key, value }
}

function read(value) {
  if (typeof value === 'string') {
    const declarations = [...new Set(names(value))].map((name) => ({ type: 'input-variable', name }))
    return { declarations, selectors: [], variants: [{ matches: [], pattern: pattern(value) }] }
  }
  const [complex] = value
  return {
    declarations: complex.declarations.map(declaration),
    selectors: complex.selectors.map(variable),
    variants: Object.entries(complex.match).map(([condition, text]) => ({
      matches: condition.split(',').map(match),
      pattern: pattern(text),
    })),
  }
}

export default {
  key: 'coffer.messages',
  toBeImportedFiles: ({ settings }) =>
    settings.locales.map((locale) => ({ locale, path: `./messages/${locale}.json` })),
  importFiles: ({ files }) => {
    const bundles = new Map()
    const messages = []
    const variants = []
    for (const { locale, content } of files) {
      for (const [key, value] of Object.entries(JSON.parse(new TextDecoder().decode(content)))) {
        if (key.startsWith('$')) continue
        const entry = read(value)
        if (!bundles.has(key)) bundles.set(key, { id: key, declarations: entry.declarations })
        messages.push({ bundleId: key, locale, selectors: entry.selectors })
        for (const variant of entry.variants) {
          variants.push({ messageBundleId: key, messageLocale: locale, ...variant })
        }
      }
    }
    return { bundles: [...bundles.values()], messages, variants }
  },
}
