/** The floors of docs/architecture.md: a file imports only from the floors below its own. */
const floors = {
  core: [],
  domain: ['core'],
  services: ['core', 'domain', 'transport'],
  transport: ['core', 'domain'],
  inpage: ['core/errors', 'core/word', 'transport/wire', 'brand'],
  provider: ['core', 'domain', 'services', 'transport', 'brand'],
  background: ['core', 'domain', 'services', 'transport', 'provider', 'brand'],
  ui: ['core', 'domain', 'transport', 'brand', 'generated'],
  brand: [],
}

const floorRules = Object.entries(floors).map(([floor, below]) => ({
  name: `floor-${floor}`,
  comment: `src/${floor} may import ${below.length === 0 ? 'nothing of ours' : below.map((name) => `src/${name}`).join(', ')} besides itself.`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: {
    path: '^(src|entrypoints|tests|scripts)/',
    pathNot: [floor, ...below].map((name) => `^src/${name}(/|\\.)`),
  },
}))

/** Who may use a package of the outside, so that a floor cannot reach the world around its ports. */
const packageRules = [
  {
    name: 'core-packages',
    comment: 'core uses pure libraries only.',
    severity: 'error',
    from: { path: '^src/core/', pathNot: '\\.test\\.ts$' },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'],
      pathNot: 'node_modules/(valibot|@noble|@scure|hash-wasm)/',
    },
  },
  {
    name: 'domain-packages',
    comment: 'domain declares ports; it reaches nothing outside by itself.',
    severity: 'error',
    from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'], pathNot: 'node_modules/valibot/' },
  },
  {
    name: 'inpage-packages',
    comment: 'What is put into pages depends on nothing.',
    severity: 'error',
    from: { path: '^(src/inpage/|entrypoints/((provider|bridge)\\.content|word-))', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'], pathNot: 'node_modules/wxt/' },
  },
  {
    name: 'no-viem',
    comment: 'viem generates tables and drives tests; the product does without it.',
    severity: 'error',
    from: { path: '^(src|entrypoints)/', pathNot: '\\.test\\.ts$' },
    to: { path: 'node_modules/viem/' },
  },
  {
    name: 'dexie-in-db',
    comment: 'Only services/db knows the database.',
    severity: 'error',
    from: { path: '^(src|entrypoints)/', pathNot: '^src/services/db/|\\.test\\.ts$' },
    to: { path: 'node_modules/dexie/' },
  },
  {
    name: 'browser-in-services',
    comment: 'Only services/browser and the entrypoints know the browser.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/services/browser/|\\.test\\.ts$' },
    to: { path: 'node_modules/(wxt|@wxt-dev/browser)/' },
  },
]

module.exports = {
  forbidden: [
    ...floorRules,
    ...packageRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\.\\./generated' },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^(src|entrypoints)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/wxt/' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^(src|entrypoints)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^tests/|\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|src/generated' },
    exclude: { path: '\\.wxt/|\\.output/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'types', 'default'],
      extensions: ['.ts', '.svelte', '.js', '.mjs'],
    },
  },
}
