import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brand } from '../src/brand/brand.ts'
import { packDescriptors } from './pack-descriptors.ts'
import { packSignatures } from './pack-signatures.ts'
import { paraglideOptions } from './paraglide.ts'

/** What is made from sources and not kept in the repository: icons, the brand's colours, descriptors, signatures, the messages as code. */

const root = new URL('../', import.meta.url)
const at = (path: string): URL => new URL(path, root)
const iconSizes = [16, 32, 48, 96, 128]

type Step = { readonly inputs: readonly string[]; readonly output: string; readonly run: () => Promise<void> }

const steps: Record<string, Step> = {
  icons: { inputs: [brand.iconSvg, 'v1'], output: 'public/icon/128.png', run: drawIcons },
  colours: { inputs: [JSON.stringify(brand.accent)], output: 'src/generated/brand.css', run: writeColours },
  descriptors: {
    inputs: ['scripts/data/erc7730.json', 'scripts/pack-descriptors.ts', 'src/domain/review/erc7730/merge.ts'].map(
      text,
    ),
    output: 'public/descriptors.json',
    run: writeDescriptors,
  },
  signatures: {
    inputs: ['scripts/data/signatures.txt', 'scripts/pack-signatures.ts', 'src/core/abi-type.ts'].map(text),
    output: 'public/signatures.json',
    run: writeSignatures,
  },
  messages: {
    inputs: [
      ...['en.json', 'zh-CN.json', 'format.js'].map((name) => text(`messages/${name}`)),
      text('project.inlang/settings.json'),
      text('node_modules/@inlang/paraglide-js/package.json'),
      JSON.stringify(paraglideOptions),
    ],
    output: 'src/generated/messages/messages.d.ts',
    run: compileMessages,
  },
}

function text(path: string): string {
  return readFileSync(at(path), 'utf8')
}

async function drawIcons(): Promise<void> {
  const { Resvg } = await import('@resvg/resvg-js')
  mkdirSync(at('public/icon/'), { recursive: true })
  for (const size of iconSizes) {
    const image = new Resvg(brand.iconSvg, { fitTo: { mode: 'width', value: size } }).render()
    writeFileSync(at(`public/icon/${String(size)}.png`), image.asPng())
  }
}

async function writeColours(): Promise<void> {
  const { light, dark } = brand.accent
  await Promise.resolve()
  writeFileSync(at('src/generated/brand.css'), `:root {\n  --brand-light: ${light};\n  --brand-dark: ${dark};\n}\n`)
}

async function writeDescriptors(): Promise<void> {
  await Promise.resolve()
  mkdirSync(at('public/'), { recursive: true })
  writeFileSync(at('public/descriptors.json'), JSON.stringify(packDescriptors(text('scripts/data/erc7730.json'))))
}

async function writeSignatures(): Promise<void> {
  await Promise.resolve()
  mkdirSync(at('public/'), { recursive: true })
  writeFileSync(at('public/signatures.json'), JSON.stringify(packSignatures(text('scripts/data/signatures.txt'))))
}

async function compileMessages(): Promise<void> {
  const { compile } = await import('@inlang/paraglide-js')
  await compile(paraglideOptions)
}

process.chdir(new URL('.', root).pathname)
mkdirSync(at('src/generated/'), { recursive: true })

for (const [name, { inputs, output, run }] of Object.entries(steps)) {
  const stamp = at(`src/generated/.${name}`)
  const digest = createHash('sha256').update(JSON.stringify(inputs)).digest('hex')
  if (existsSync(stamp) && existsSync(at(output)) && readFileSync(stamp, 'utf8') === digest) continue
  await run()
  writeFileSync(stamp, digest)
}

// The message compiler leaves timers behind that would hold the process for half a minute.
process.exit(0)
