import { consent, loggedHash, singly, type Group, type Question, type Row } from './row.ts'
import { deeplinks } from './sending.ts'

const calls = (button: string, ...finds: readonly string[]): Row => ({
  button,
  asks: [consent('calls', ...finds)],
  shows: { '#ppomRequestIdInput': /^0x[0-9a-f]+$/ },
  nonces: 1,
})
const sends = (button: string, ...finds: readonly string[]): Row => ({
  button,
  asks: [consent('transaction', ...finds)],
  hears: [loggedHash],
})
const signs = (button: string, ...finds: readonly string[]): Row => ({
  button,
  asks: [consent('typed-data', ...finds)],
  hears: [/^log 0x[0-9a-f]{128}(1b|1c)$/],
})

const drain = ['permit', 'spender-is-eoa'] as const
const refusesAll = (kind: Question['kind'], finds: readonly string[]): Question => ({
  kind,
  finds,
  answer: 'refuse all',
})
const times = (count: number, line: RegExp): readonly RegExp[] => Array.from({ length: count }, () => line)
const refused = /^unhandled 4001: /
const tooMany = /^unhandled -32005: /

export const malicious: Group = {
  name: 'malicious requests',
  isApart: true,
  volleys: [
    [
      sends('#maliciousRawEthButton'),
      sends('#maliciousERC20TransferButton'),
      sends('#maliciousApprovalButton', 'token-approval', 'spender-is-eoa'),
      sends('#maliciousSetApprovalForAll', 'approval-for-all', 'spender-is-eoa'),
      sends('#maliciousContractInteractionButton'),
    ],
    [
      signs('#maliciousPermit', ...drain),
      signs('#maliciousTradeOrder'),
      signs('#maliciousSeaport', 'order-for-nothing'),
      deeplinks.maliciousSend,
      deeplinks.maliciousTransfer,
      deeplinks.maliciousApprove,
    ],
    ...singly(
      calls('#ppomSendMaliciousEthButton'),
      calls('#ppomSendMaliciousERC20TransferButton'),
      calls('#ppomSendMaliciousERC20ApprovalButton', 'token-approval', 'spender-is-eoa'),
      calls('#ppomSendMaliciousSetApprovalForAllButton', 'approval-for-all', 'spender-is-eoa'),
      calls('#ppomSendMaliciousContractInteractionButton'),
      calls('#ppomSendThreeMaliciousTxsButton', 'token-approval', 'approval-for-all', 'spender-is-eoa'),
    ),
    [{ button: '#ppomGetCallsStatusButton', shows: { '#ppomGetCallsStatusResult': /"status": 200/ } }],
    ...singly(
      {
        button: '#sendEIP1559Batch',
        asks: [refusesAll('transaction', [])],
        hears: [...times(5, refused), ...times(5, tooMany)],
      },
      {
        button: '#signTypedDataV4Batch',
        asks: [refusesAll('typed-data', drain)],
        hears: [...times(5, refused), ...times(5, tooMany)],
      },
      {
        button: '#sendEIP1559Queue',
        because: 'the third refusal is the last question: the site has to wait',
        asks: [{ kind: 'transaction', finds: [], answer: 'refuse' }],
        hears: [/^error 4001: /, ...times(9, /^error -32005: /)],
      },
      { button: '#signTypedDataV4Queue', because: 'the site has to wait', hears: times(10, /^error -32005: /) },
    ),
  ],
}
