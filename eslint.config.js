import js from '@eslint/js'
import noUnsanitized from 'eslint-plugin-no-unsanitized'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** The security rules of SECURITY.md, as selectors: each names what it forbids and where to go instead. */
const forbidden = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Not random enough for a wallet: use the Random port (crypto.getRandomValues).',
  },
  {
    selector: "CallExpression[callee.name='eval'], NewExpression[callee.name='Function']",
    message: 'Code is never made from text.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Text goes into a page as text.',
  },
  { selector: 'TSAnyKeyword', message: 'Use unknown and parse it.' },
  { selector: 'TSEnumDeclaration', message: 'Use a const table.' },
]

const fetchRule = {
  selector:
    "CallExpression[callee.name='fetch'], MemberExpression[property.name='fetch'], NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource)$/]",
  message: 'Only src/services/rpc talks to the network.',
}
const storageRule = {
  selector: 'MemberExpression[object.name=/^(browser|chrome)$/]',
  message: 'Only src/services/browser touches the browser API.',
}

const imports = {
  paths: [
    { name: 'viem', message: 'viem is for tests and generated tables; it is not in the product.' },
    { name: 'viem/accounts', message: 'Private keys never enter viem: sign with core/signature.ts.' },
  ],
  patterns: [{ group: ['../*'], message: 'Use the #floor/… alias, so that the floors can be checked.' }],
}

export default tseslint.config(
  { ignores: ['.output/', '.wxt/', 'src/generated/', 'node_modules/', 'public/', 'tests/e2e/dapps/demo/', 'bench/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...forbidden, fetchRule, storageRule],
      'no-restricted-imports': ['error', imports],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Only src/services/rpc talks to the network.' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
  },
  {
    // ESLint sees every imported component as any; svelte-check knows their types and looks for the same.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/services/rpc/**'],
    rules: {
      'no-restricted-syntax': ['error', ...forbidden, storageRule],
      'no-restricted-globals': 'off',
    },
  },
  { files: ['src/services/browser/**'], rules: { 'no-restricted-syntax': ['error', ...forbidden, fetchRule] } },
  {
    // Reads a file of the extension's own: nothing goes out. tests/fitness/lint-rules.test.ts holds it to that.
    files: ['src/services/browser/packed-file.ts'],
    rules: { 'no-restricted-syntax': ['error', ...forbidden], 'no-restricted-globals': 'off' },
  },
  {
    files: ['**/*.test.ts', 'tests/**', 'scripts/**', '*.config.ts', '*.js', '*.cjs'],
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': ['error', ...forbidden.filter(({ selector }) => selector !== 'TSAnyKeyword')],
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: { ...globals.node },
      sourceType: 'module',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { ...globals.node }, sourceType: 'commonjs' } },
)
