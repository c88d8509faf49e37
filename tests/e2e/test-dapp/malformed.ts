import type { Group, Row } from './row.ts'

/** Refused with −32602 before anybody is asked, with the place that is wrong. */
const refused = (button: string, place: string, at: RegExp): Row => ({
  button,
  shows: { [place]: new RegExp(`^Error: ${at.source}`) },
  hears: [new RegExp(`^error -32602: ${at.source}`)],
})

/** The same where the page does not look at what comes of it. */
const left = (button: string, at: RegExp): Row => ({ button, hears: [new RegExp(`^unhandled -32602: ${at.source}`)] })

const signing = (button: string, at: RegExp): Row => refused(button, '#signMalformedResult', at)
const sending = (button: string, at: RegExp): Row => refused(button, '#sendMalformedResult', at)
const bypassing = (button: string, at: RegExp): Row => refused(button, '#maliciousWarningBypassResult', at)

export const malformed: Group = {
  name: 'malformed requests',
  volleys: [
    [signing('#signInvalidType', /params\.1/)],
    [signing('#signEmptyDomain', /params\.1/)],
    [signing('#signExtraDataNotTyped', /params\.1/)],
    [signing('#signInvalidPrimaryType', /params\.1/)],
    [signing('#signNoPrimaryTypeDefined', /params\.1/)],
    [signing('#signInvalidVerifyingContractType', /params\.1/)],
    [sending('#sendWithInvalidValue', /params\.0\.value/)],
    [sending('#sendWithInvalidTxType', /params\.0\.type/)],
    [sending('#sendWithInvalidRecipient', /params\.0\.to/)],
    [sending('#sendWithInvalidGasLimit', /params\.0\.gasLimit/)],
    [sending('#sendWithInvalidMaxFeePerGas', /params\.0\.maxFeePerGas/)],
    [refused('#sendTempoBatchTx', '#sendTempoBatchTxResult', /params\.0/)],
    [bypassing('#maliciousSendWithOddHexData', /params\.0\.data/)],
    [bypassing('#maliciousApproveERC20WithOddHexData', /params\.0\.data/)],
    [bypassing('#maliciousSendWithoutHexPrefixValue', /params\.0\.value/)],
    [left('#maliciousPermitHexPaddedChain', /params\.1/)],
    [left('#maliciousPermitIntAddress', /params\.1/)],
  ],
}
