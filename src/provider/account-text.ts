import * as v from 'valibot'
import { Address } from '#core/address.ts'

export const accountText = (address: Address): `0x${string}` => address.toLowerCase() as `0x${string}`

/**
 * An account as sites get it: lower case, as nodes write addresses and as sites that compare texts expect. The pages of the
 * wallet show the checksum of EIP-55. Source: EIP-1474 "Data".
 */
export const AccountText = v.pipe(Address, v.transform(accountText))
