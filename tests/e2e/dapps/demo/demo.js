/**
 * A page as a site would write it, without a library: finds wallets by EIP-6963, asks one, shows every answer.
 * Each `<output>` carries `data-state` (waiting, done, failed) and, when refused, `data-code`.
 */

/** @type {Map<string, { info: { uuid: string, name: string, rdns: string }, provider: any }>} */
const wallets = new Map()
/** @type {any} */
let provider
/** @type {string[]} */
let accounts = []

/** @param {string} id @returns {any} */
const by = (id) => document.getElementById(id)

/** Deploys `602a60005260206000f3`: store 42 in memory, return it. */
const initCode = '0x600a600c600039600a6000f3602a60005260206000f3'

/** @param {unknown} text */
const toHex = (text) =>
  `0x${Array.from(new TextEncoder().encode(String(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** Decimal ether as a 0x-hex amount of wei. @param {string} ether */
function toWei(ether) {
  const [whole, fraction = ''] = ether.trim().split('.')
  return `0x${BigInt((whole || '0') + fraction.padEnd(18, '0').slice(0, 18)).toString(16)}`
}

/** @param {string} method @param {unknown} [params] */
const ask = (method, params) => provider.request({ method, params })

/** @param {any} output @param {'waiting' | 'done' | 'failed'} state @param {unknown} value */
function show(output, state, value) {
  output.dataset.state = state
  delete output.dataset.code
  if (state === 'failed') {
    const error = /** @type {any} */ (value)
    output.dataset.code = String(error?.code ?? '')
    output.textContent = `${error?.code ?? 'no code'}: ${error?.message ?? String(error)}`
    return
  }
  output.textContent = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

/** Runs what a button asks for, and shows how it ended. @param {string} button @param {string} output @param {() => Promise<unknown>} work */
function on(button, output, work) {
  by(button).addEventListener('click', async () => {
    const place = by(output)
    show(place, 'waiting', 'Waiting for the wallet')
    try {
      if (provider === undefined) throw new Error('No wallet found')
      show(place, 'done', await work())
    } catch (error) {
      show(place, 'failed', error)
    }
  })
}

/** Waits until a transaction is in a block. @param {string} hash @param {string} output */
async function follow(hash, output) {
  const place = by(output)
  show(place, 'waiting', 'Sent, waiting for a block')
  try {
    for (let tries = 0; tries < 240; tries += 1) {
      const receipt = await ask('eth_getTransactionReceipt', [hash])
      if (receipt) {
        place.dataset.contract = receipt.contractAddress ?? ''
        const where = receipt.contractAddress ? `, contract at ${receipt.contractAddress}` : ''
        const block = Number(receipt.blockNumber)
        if (receipt.status === '0x1') show(place, 'done', `Mined in block ${block}${where}`)
        else show(place, 'failed', new Error(`Failed in block ${block}`))
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    throw new Error('Not mined in two minutes')
  } catch (error) {
    show(place, 'failed', error)
  }
}

/** @param {string[]} now */
function setAccounts(now) {
  accounts = now
  by('accounts').textContent = now.length === 0 ? 'none' : now.join(', ')
}

/** @param {string} id */
function setChain(id) {
  by('chain').textContent = String(Number(id))
  by('chain').dataset.chainId = String(Number(id))
}

/** @param {string} name @param {unknown} value */
function note(name, value) {
  const item = document.createElement('li')
  item.dataset.event = name
  item.textContent = `${name} ${JSON.stringify(value)}`
  by('events').append(item)
}

/** @param {string} uuid */
async function choose(uuid) {
  const chosen = wallets.get(uuid)?.provider
  if (chosen === undefined || chosen === provider) return
  provider = chosen
  for (const name of ['connect', 'disconnect', 'accountsChanged', 'chainChanged', 'message']) {
    chosen.on(name, (/** @type {any} */ value) => {
      if (provider !== chosen) return
      note(name, value)
      if (name === 'accountsChanged') setAccounts(value)
      if (name === 'chainChanged') setChain(value)
    })
  }
  try {
    setChain(await ask('eth_chainId'))
    setAccounts(await ask('eth_accounts'))
  } catch (error) {
    show(by('connect-result'), 'failed', error)
  }
}

window.addEventListener('eip6963:announceProvider', (event) => {
  const { detail } = /** @type {CustomEvent} */ (event)
  if (wallets.has(detail.info.uuid)) return
  wallets.set(detail.info.uuid, detail)
  const option = new Option(detail.info.name, detail.info.uuid)
  option.dataset.rdns = detail.info.rdns
  by('providers').append(option)
  if (wallets.size === 1) void choose(detail.info.uuid)
})
window.dispatchEvent(new Event('eip6963:requestProvider'))
by('providers').addEventListener('change', () => void choose(by('providers').value))

on('connect', 'connect-result', async () => {
  setAccounts(await ask('eth_requestAccounts'))
  setChain(await ask('eth_chainId'))
  return accounts
})

on('disconnect', 'connect-result', async () => {
  await ask('wallet_revokePermissions', [{ eth_accounts: {} }])
  setAccounts(await ask('eth_accounts'))
  return 'Disconnected'
})

on('sign', 'sign-result', () => ask('personal_sign', [toHex(by('message').value), accounts[0]]))

on('typed', 'typed-result', async () => {
  const letter = {
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
      Person: [
        { name: 'name', type: 'string' },
        { name: 'wallet', type: 'address' },
      ],
      Mail: [
        { name: 'from', type: 'Person' },
        { name: 'to', type: 'Person' },
        { name: 'contents', type: 'string' },
      ],
    },
    primaryType: 'Mail',
    domain: {
      name: 'Demo mail',
      version: '1',
      chainId: Number(await ask('eth_chainId')),
      verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
    },
    message: {
      from: { name: 'Ada', wallet: accounts[0] },
      to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
      contents: 'Hello, Bob',
    },
  }
  return ask('eth_signTypedData_v4', [accounts[0], JSON.stringify(letter)])
})

on('send', 'send-result', async () => {
  const transaction = { from: accounts[0], to: by('send-to').value.trim(), value: toWei(by('send-amount').value) }
  const hash = await ask('eth_sendTransaction', [transaction])
  void follow(hash, 'send-receipt')
  return hash
})

on('deploy', 'deploy-result', async () => {
  const hash = await ask('eth_sendTransaction', [{ from: accounts[0], data: initCode }])
  void follow(hash, 'deploy-receipt')
  return hash
})

const wantedChain = () => `0x${BigInt(by('chain-id').value).toString(16)}`

on('switch-network', 'network-result', async () => {
  await ask('wallet_switchEthereumChain', [{ chainId: wantedChain() }])
  return `Switched to ${by('chain-id').value}`
})

on('add-network', 'network-result', async () => {
  const network = {
    chainId: wantedChain(),
    chainName: by('chain-name').value,
    rpcUrls: [by('chain-rpc').value],
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  }
  await ask('wallet_addEthereumChain', [network])
  return `Added ${by('chain-id').value}`
})

on('raw', 'raw-result', () => ask(by('raw-method').value.trim(), JSON.parse(by('raw-params').value || '[]')))
