import { rpcErrors, type RpcErrorName } from '#core/errors.ts'
import { findProvider, examples } from '#tests/e2e/examples/examples.ts'
import type { Example } from '#tests/e2e/examples/example.ts'
import type { AnyMethod } from '#provider/method.ts'
import { methodOf, type MethodName } from '#provider/methods.ts'
import { noParams } from '#provider/no-params.ts'
import { passthrough } from '#provider/passthrough.ts'
import { refused } from '#provider/refused.ts'
import { describeSchema } from './describe-schema.ts'
import { errorSource, errorsNamed, methodComment } from './read-comments.ts'

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

const code = (name: string): number => rpcErrors[name as RpcErrorName].code

function errorsOf(name: string, { permission, approval, params }: AnyMethod): string {
  const found = new Set<number>()
  if (params.type !== 'optional') found.add(code('invalidParams'))
  if (permission === 'connected') found.add(code('unauthorized'))
  if (approval !== null) for (const each of ['userRejected', 'limitExceeded']) found.add(code(each))
  if ([approval].flat().includes('connect')) found.add(code('resourceUnavailable'))
  for (const each of errorsNamed(name)) if (each !== 'internal') found.add(code(each))
  return found.size === 0 ? 'none' : [...found].toSorted((a, b) => b - a).join(', ')
}

function consent({ permission, approval }: AnyMethod): string {
  const needs = permission === 'connected' ? 'a connected site' : 'nothing'
  return approval === null
    ? `Needs ${needs}; the user is not asked.`
    : `Needs ${needs}; the user is asked (${[approval]
        .flat()
        .map((kind) => `\`${kind}\``)
        .join(' or ')}).`
}

const paramsOf = ({ params }: AnyMethod): string => (params === noParams ? 'none' : describeSchema(params))

function section(name: MethodName): string {
  const method = methodOf(name)
  const { text, source } = methodComment(name)
  const { code: example, answers }: Example = examples[name]
  return [
    `### ${name}`,
    text,
    `${consent(method)} Source: ${source}. Errors: ${errorsOf(name, method)}.`,
    fence('ts', `params: ${paramsOf(method)}\nresult: ${describeSchema(method.result)}`),
    fence('js', `${example.replaceAll(/^return /gm, 'await ')}\n// ${answers}`),
  ].join('\n\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...body.map(row)].join('\n')

const start: readonly string[] = [
  '# Coffer for sites',
  'This page is made from the tables that the wallet runs by (`scripts/dapps.ts`); a test fails when the two differ, and every example below is run in a real page by `tests/e2e/specs/examples.e2e.ts`.',
  '## Find the wallet',
  'Coffer announces itself by EIP-6963 with the rdns `app.coffer`, in every page over https and in every page of this machine. Where the name is free it is `window.ethereum` too.',
  fence('js', findProvider),
  '## Before you are connected',
  'Every answer is the same for every user: no accounts, chain `0x1`, and 4100 for whatever needs a connected site, reads of a node included. A locked wallet answers like one that never met you. Ask with `eth_requestAccounts` from a click; what you ask is remembered while the user unlocks.',
  '## Every request settles',
  'A request is answered once, whatever happens to the worker of the wallet, the window or the network in between. What the user has not answered goes with the page that asked. Nothing malformed opens a window.',
]

const types: readonly (readonly string[])[] = [
  [
    '`Address`',
    '20 bytes as `0x` and 40 hex digits; mixed case must carry its EIP-55 checksum. Answers are in lower case.',
  ],
  ['`ChainId`', '`0x` and hex digits without leading zeros (EIP-695).'],
  ['`Data`', 'Whole bytes as `0x` and an even number of hex digits (EIP-1474).'],
  ['`Origin`', 'Scheme, host and port of a site (RFC 6454).'],
  ['`Quantity`', 'An integer as `0x` and hex digits (EIP-1474).'],
]

const events: readonly (readonly string[])[] = [
  ['`connect`', '`{ chainId }`', 'EIP-1193', 'The wallet can be reached. Once.'],
  ['`disconnect`', 'an error, 4900', 'EIP-1193', 'The extension was reloaded, updated or removed: reload the page.'],
  [
    '`accountsChanged`',
    '`Address[]`',
    'EIP-1193',
    'The site has other accounts, another current one (the first), or none: also on lock.',
  ],
  ['`chainChanged`', '`ChainId`', 'EIP-1193', 'This site, and no other, is on another network.'],
  [
    '`message`',
    "`{ type: 'eth_subscription', data: { subscription, result } }`",
    'EIP-1193',
    'Something new of a subscription (`eth_subscribe`), each once and in the order of the chain, whatever stopped in between.',
  ],
  ['`wallet_sessionChanged`', '`{ sessionScopes }`', 'CAIP-311', 'What a session of CAIP-25 gives is another now.'],
  [
    '`wallet_notify`',
    "`{ scope, notification: { method: 'eth_subscription', params: { subscription, result } } }`",
    'CAIP-319',
    'Something new of a subscription that was made by `wallet_invokeMethod`, on the network `scope`; nothing else is told so.',
  ],
]

function passed(): readonly (readonly string[])[] {
  return Object.entries(passthrough).map(
    ([
      name,
      {
        params: [least, most],
      },
    ]) => [`\`${name}\``, least === most ? String(least) : `${String(least)} to ${String(most)}`],
  )
}

/** docs/dapps.md, before it is formatted. */
export function render(): string {
  const names = Object.keys(examples) as MethodName[]
  return [
    ...start,
    '## Types',
    table(['name', 'what it is'], types),
    '## Methods',
    ...names.map(section),
    '## Reads',
    'Passed to the node of your site’s network as they are, for a connected site; the answers are checked for size and shape. Of many at once each waits its turn; only far too many are refused (−32005). Source: Ethereum execution-apis, EIP-1474.',
    table(['method', 'parameters'], passed()),
    '## Refused',
    'Known from other wallets and from nodes, and not served to anybody: 4200, with the reason as the message.',
    table(
      ['method', 'reason'],
      Object.entries(refused).map(([name, reason]) => [`\`${name}\``, reason]),
    ),
    '## Events',
    table(['event', 'value', 'source', 'when'], events),
    '## Errors',
    'An error is an object with a numeric `code` and a `message`; `data` where there is any.',
    table(
      ['code', 'source', 'message'],
      Object.entries(rpcErrors)
        .toSorted(([, a], [, b]) => b.code - a.code)
        .map(([name, { code: number, message }]) => [String(number), errorSource(name), message]),
    ),
  ].join('\n\n')
}
