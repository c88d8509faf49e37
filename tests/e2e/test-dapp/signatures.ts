import { consent, partsIn, signature, type Group, type Row } from './row.ts'

const verifies = (button: string, ...places: readonly string[]): Row => ({
  button,
  shows: Object.fromEntries(places.map((place) => [place, 'the account'])),
})

export const signatures: Group = {
  name: 'signatures',
  volleys: [
    [
      {
        button: '#ethSign',
        because: 'a bare hash is not signed; the page writes the error into the button',
        shows: { '#ethSign': /^Error: .*A hash says nothing of what it stands for/, '#ethSignResult': /^$/ },
        hears: [/^error 4200: .*personal_sign/],
      },
      { button: '#personalSign', asks: [consent('message')], shows: { '#personalSignResult': signature } },
      {
        button: '#signTypedData',
        asks: [consent('typed-data', 'unbound-data')],
        shows: { '#signTypedDataResult': signature },
      },
      { button: '#signTypedDataV3', asks: [consent('typed-data')], shows: { '#signTypedDataV3Result': signature } },
      { button: '#signTypedDataV4', asks: [consent('typed-data')], shows: { '#signTypedDataV4Result': signature } },
      {
        button: '#signPermit',
        asks: [consent('typed-data', 'permit', 'spender-is-eoa')],
        shows: partsIn('signPermitResult'),
      },
    ],
    [
      verifies('#personalSignVerify', '#personalSignVerifySigUtilResult', '#personalSignVerifyECRecoverResult'),
      verifies('#signTypedDataVerify', '#signTypedDataVerifyResult'),
      verifies('#signTypedDataV3Verify', '#signTypedDataV3VerifyResult'),
      verifies('#signTypedDataV4Verify', '#signTypedDataV4VerifyResult'),
      verifies('#signPermitVerify', '#signPermitVerifyResult'),
    ],
    ...[
      { button: '#signBlurOrder', finds: [] },
      { button: '#signPermitSingle', finds: ['permit2', 'expired', 'spender-is-eoa'] },
    ].map(({ button, finds }) => [
      { button, asks: [consent('typed-data', ...finds)], shows: partsIn('signPermitVariantResult') },
    ]),
    ...[
      {
        button: '#signPermitBatch',
        because: 'its domain has a version that its types do not declare',
        says: 'undeclared at domain.version',
      },
      {
        button: '#signSeaportBulkOrder',
        because: 'its types do not declare the domain, which EIP-712 demands',
        says: 'domain-type at types.EIP712Domain',
      },
    ].map(({ button, because, says }) => [
      {
        button,
        because,
        shows: { '#signPermitVariantResult': new RegExp(`^Error: params.1: typed data: ${says}$`) },
        hears: [new RegExp(`^error -32602: params.1: typed data: ${says}$`)],
      },
    ]),
    ...[
      { button: '#siwe', finds: ['malformed-sign-in'] },
      { button: '#siweResources', finds: ['malformed-sign-in'] },
      { button: '#siweMalformed', finds: ['malformed-sign-in'] },
    ].map(({ button, finds }) => [
      { button, asks: [consent('message', ...finds)], shows: { '#siweResult': signature } },
    ]),
    [
      {
        button: '#siweBadDomain',
        asks: [{ kind: 'message', finds: ['domain-mismatch', 'malformed-sign-in'], answer: 'refuse' }],
        shows: { '#siweResult': /^Error: / },
        hears: [/^error 4001: /],
      },
    ],
    [
      {
        button: '#siweBadAccount',
        asks: [{ kind: 'sign-in', finds: ['account-mismatch'], answer: 'refuse' }],
        shows: { '#siweResult': /^Error: / },
        hears: [/^error 4001: /],
      },
    ],
  ],
}
