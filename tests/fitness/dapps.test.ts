import { expect, test } from 'vitest'
import { page, target } from '../../scripts/dapps.ts'
import type { Example } from '#tests/e2e/examples/example.ts'
import { examples } from '#tests/e2e/examples/examples.ts'
import { source } from '#tests/fitness/read-source.ts'

test('docs/dapps.md is what the method table says; `node scripts/dapps.ts` writes it', async () => {
  expect(source(target)).toBe(await page())
})

test.each(Object.entries<Example>(examples))('what is printed as the answer of %s is one', (_, { answers, answer }) => {
  expect(answers).toMatch(answer)
})
