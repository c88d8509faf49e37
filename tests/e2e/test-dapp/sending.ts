import { consent, loggedHash, type Group } from './row.ts'

const away = 'it leads to a site for telephones; where to is noted, and not followed'

/** Of what ethers gives back of a transaction, the page logs the whole. */
export const loggedTransaction = /^log .*"hash":"0x[0-9a-f]{64}"/

const noted = (path: RegExp): RegExp => new RegExp(`^leads https://metamask\\.app\\.link/${path.source}`)

export const deeplinks = {
  send: { button: '#sendDeeplinkButton button', because: away, hears: [noted(/send\/0x0c54/)] },
  transfer: { button: '#transferTokensDeeplink button', because: away, hears: [noted(/send\/.*transfer/)] },
  approve: { button: '#approveTokensDeeplink button', because: away, hears: [noted(/approve\/.*approve/)] },
  maliciousSend: { button: '#maliciousSendEthWithDeeplink button', because: away, hears: [noted(/send\/0x5FbD/)] },
  maliciousTransfer: {
    button: '#maliciousTransferERC20WithDeeplink button',
    because: away,
    hears: [noted(/send\/.*transfer/)],
  },
  maliciousApprove: {
    button: '#maliciousApproveERC20WithDeeplink button',
    because: away,
    hears: [noted(/approve\/.*approve/)],
  },
}

export const sending: Group = {
  name: 'sending and contracts',
  volleys: [
    [
      {
        button: '#sendButton',
        asks: [consent('transaction', 'high-fee', 'first-time-recipient')],
        hears: [loggedHash],
      },
      { button: '#sendEIP1559Button', asks: [consent('transaction', 'high-fee')], hears: [loggedHash] },
      { button: '#sendEIP1559WithoutGasButton', asks: [consent('transaction')], hears: [loggedHash] },
      deeplinks.send,
    ],
    [
      { button: '#deployButton', asks: [consent('transaction')], shows: { '#contractStatus': /^Deployed$/ } },
      {
        button: '#deployFailingButton',
        asks: [consent('transaction')],
        shows: { '#failingContractStatus': /^Deployed$/ },
      },
      {
        button: '#deployMultisigButton',
        asks: [consent('transaction')],
        shows: { '#multisigContractStatus': /^Deployed$/ },
      },
    ],
    [
      {
        button: '#sendFailingButton',
        asks: [consent('transaction')],
        shows: { '#failingContractStatus': /^Failed transaction process completed as expected\.$/ },
      },
      {
        button: '#sendMultisigButton',
        asks: [consent('transaction')],
        shows: { '#multisigContractStatus': /^Transaction completed as expected\.$/ },
      },
      {
        button: '#depositButton',
        asks: [consent('transaction')],
        shows: { '#contractStatus': /^Deposit completed$/ },
        hears: [loggedTransaction, /^log .*"status":1/],
      },
    ],
    [
      {
        button: '#sendHeavyHexDataButton',
        asks: [consent('transaction', 'recipient-is-zero')],
        hears: [/^log Transaction completed as expected\. 0x[0-9a-f]{64}$/],
      },
      {
        button: '#withdrawButton',
        asks: [consent('transaction')],
        shows: { '#contractStatus': /^Withdrawn$/ },
        hears: [loggedTransaction, /^log .*"status":1/],
      },
    ],
  ],
}
