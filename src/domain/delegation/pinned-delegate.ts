import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'

/**
 * The one program that an account may let act for it: Simple7702Account of @account-abstraction/contracts 0.8.0, audited
 * by Spearbit. The address follows from the code alone (CREATE2 by the deployer at 0x4e59…956C, salt 0), and `codeHash` is
 * the Keccak-256 of what stands there. Why this one: docs/adr/0010-one-delegate.md.
 */
export const pinnedDelegate = {
  name: 'Simple7702Account',
  address: v.parse(Address, '0xe6Cae83BdE06E4c305530e199D7217f42808555B'),
  codeHash: v.parse(Hex, '0xcc7b633aef4b2543cb8f37522adf1a401f910f0f6b2430c1eecc11f401ccfcf3'),
  /** EntryPoint 0.8 of ERC-4337: who else may make the account act, with a signature of its key. */
  entryPoint: v.parse(Address, '0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108'),
} as const

/** An authorization for this address takes a delegation back. Source: EIP-7702 §Behavior, step 8. */
export const noDelegate = v.parse(Address, `0x${'0'.repeat(40)}`)

/** The only two that are ever signed, whoever asks. */
export const mayBeSigned = (delegate: Address): boolean =>
  delegate === pinnedDelegate.address || delegate === noDelegate
