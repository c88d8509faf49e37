import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isNodeMethod } from '#provider/passthrough.ts'
import { adapt, replacedIn } from '#tests/e2e/api-specs/adapt.ts'
import {
  complaintAbout,
  documentedMethods,
  examplesOf,
  without,
  type DocumentedMethod,
} from '#tests/e2e/api-specs/document.ts'
import { exceptions } from '#tests/e2e/api-specs/exceptions.ts'
import { malformed, type Malformed } from '#tests/e2e/api-specs/malformed.ts'
import { createWorld, type World } from '#tests/e2e/api-specs/world.ts'
import { anvilChainId, fund, receiptOf, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen, type ApprovalKind } from '#tests/e2e/pages/approval.ts'
import type { Answer } from '#tests/e2e/pages/ask-provider.ts'
import { RequestPage } from '#tests/e2e/pages/request-page.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'

/** MetaMask's API document, example by example, asked by a page; what differs here is in `exceptions`, with its reason. */

/** What the person is asked before a method answers. A network that was asked for once may be switched to without. */
const questions: Readonly<Record<string, readonly ApprovalKind[]>> = {
  eth_decrypt: ['decrypt'],
  eth_getEncryptionPublicKey: ['encryption-key'],
  eth_sendTransaction: ['transaction'],
  eth_signTypedData_v4: ['typed-data'],
  personal_sign: ['message'],
  wallet_addEthereumChain: ['chain'],
  wallet_requestPermissions: ['connect'],
  wallet_sendCalls: ['calls'],
  wallet_watchAsset: ['asset'],
}

const gnosis = 100

/** Answers that a second look at the node would change. */
const changing = new Set(['eth_sendRawTransaction'])

const stop = new AbortController()
let driver: DisposableDriver
/** Of this spec alone: another's block would make two answers to the same question differ. */
let node: string
let wallet: OwnWallet
let site: RequestPage
let world: World

beforeAll(async () => {
  driver = await launch()
  const { home, ...made } = await openOwnWallet(driver)
  wallet = made
  node = (await startAnvil({ port: await freePort(), signal: stop.signal })).url
  await fund(node, wallet.address)
  await home.chooseNetwork(anvilChainId)
  await home.page.close()
  // The examples go to this network: its real server is not asked.
  const other = await startAnvil({ port: await freePort(), chainId: gnosis, signal: stop.signal })
  for (const [chainId, url] of [
    [gnosis, other.url],
    [anvilChainId, node],
  ] as const) {
    const settings = await SettingsScreen.open(driver)
    await settings.setServer(chainId, url)
    await settings.page.close()
  }
  site = await RequestPage.open(driver)
  await site.connect(anvilChainId)
  world = await createWorld({ site, account: wallet.address.toLowerCase(), node })
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

const ask = (name: string, params: unknown): Promise<Answer> => {
  const kinds = questions[name]
  return kinds === undefined ? site.request(name, params) : site.approve(kinds, name, params)
}

/** The site as it was before: connected, and on the local chain. */
async function putBack(name: string): Promise<void> {
  if (name === 'wallet_revokePermissions') await site.connect(anvilChainId)
  else if (name.endsWith('EthereumChain')) await site.moveTo(anvilChainId)
}

/** By the schema of the document, or with the exception that the table makes, which must be needed. */
function expectShape(name: string, result: unknown, schema: object): void {
  const complaint = complaintAbout(result, schema)
  const { otherResult, moreFields } = exceptions[name] ?? {}
  if (otherResult === undefined && moreFields === undefined) {
    expect(complaint, JSON.stringify(result)).toBeNull()
    return
  }
  expect(complaint, 'the exception for the result is no longer needed').not.toBeNull()
  expect(complaintAbout(without(result, moreFields?.fields ?? []), otherResult?.schema ?? schema)).toBeNull()
}

async function expectServed({ name, result: described }: DocumentedMethod, params: unknown): Promise<void> {
  const answer = await ask(name, params)
  expect(answer, JSON.stringify(answer)).toHaveProperty('result')
  const { result } = answer
  expectShape(name, result, described.schema)
  if (isNodeMethod(name) && !changing.has(name)) {
    expect(result).toEqual(await rpc(node, name, params as readonly unknown[]))
  }
  if (described.name === 'Transaction hash') {
    expect(await receiptOf(node, String(result))).toMatchObject({ status: '0x1' })
  }
}

/** Whether an answer says that there is nothing of that name. */
const isEmpty = ({ result, code }: Answer): boolean => {
  if (code !== undefined || result === null || result === false) return true
  return Array.isArray(result) && result.length === 0
}

describe('the examples of the document', () => {
  const cases = documentedMethods.flatMap((method) =>
    examplesOf(method).map((params, example) => ({ name: method.name, example, method, params })),
  )

  test.each(cases)('$name, $example', async ({ name, example, method, params }) => {
    if (exceptions[name]?.notServed !== undefined) {
      expect(await site.request(name, params), 'it is served: take it out of the table').toMatchObject({ code: 4200 })
      return
    }
    if (replacedIn(name, example).length > 0) {
      const asWritten = await site.request(name, params)
      expect(isEmpty(asWritten), `the example holds as written: ${JSON.stringify(asWritten)}`).toBe(true)
    }
    await expectServed(method, await adapt(name, params, example, world))
    await putBack(name)
    expect(await ApprovalScreen.windows(driver)).toBe(0)
  })

  test('the table names methods of the document only', () => {
    const names = new Set(documentedMethods.map(({ name }) => name))
    expect(Object.keys({ ...exceptions, ...questions }).filter((name) => !names.has(name))).toEqual([])
  })
})

describe('malformed calls', () => {
  test('are refused without a question, save for those that the table lets pass', async () => {
    const calls: (Malformed & { readonly method: string })[] = []
    for (const method of documentedMethods) {
      if (exceptions[method.name]?.notServed !== undefined) continue
      const [first] = examplesOf(method)
      const good = await adapt(method.name, first, 0, world)
      for (const call of malformed(method, good)) calls.push({ ...call, method: method.name })
    }
    const isLenient = ({ method, kind }: (typeof calls)[number]) => exceptions[method]?.lenient?.[kind] !== undefined
    // What is let pass and asks the person is asked elsewhere, by the libraries.
    const sent = calls.filter((call) => !(isLenient(call) && call.method in questions))
    let answers: readonly Answer[] | undefined
    const asked = site.requestEach(sent.map(({ method, params }) => ({ method, params })))
    asked.then(
      (all) => (answers = all),
      () => undefined,
    )
    await until('answers without a question', async () => {
      if (await ApprovalScreen.isAsking(driver)) throw new Error('something malformed opened a window')
      return answers !== undefined
    })
    const isRefused = (answer: Answer | undefined) => [-32_600, -32_602].includes(answer?.code ?? 0)
    const judged = sent.map((call, index) => ({ ...call, answer: answers?.[index] }))
    expect(judged.filter((call) => isRefused(call.answer) === isLenient(call))).toEqual([])
  })
})
