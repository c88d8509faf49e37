import { concatBytes } from '#core/concat-bytes.ts'
import { keccak256 } from '#core/keccak.ts'
import { ownFields } from '#core/own-fields.ts'
import { err, ok, type Result } from '#core/result.ts'
import { parseStrictJson } from '#core/strict-json.ts'
import { TypedDataError, type TypedDataRefusal } from '#core/typed-data-error.ts'
import { domainType, readTypes, type TypedDataTypes } from '#core/typed-data-types.ts'
import { readStructValue, structHasher, type TypedStruct, type TypedValue } from '#core/typed-data-value.ts'

/** Typed data that was checked whole: every field declared and given, every value in its one spelling. */
export type TypedData = {
  readonly types: TypedDataTypes
  readonly primaryType: string
  readonly domain: TypedStruct
  readonly message: TypedStruct
}

function readTypedData(input: unknown): TypedData {
  const given = ownFields(input, '')
  const types = readTypes(given.get('types'))
  const primaryType = given.get('primaryType')
  if (typeof primaryType !== 'string' || primaryType === domainType || !types.has(primaryType)) {
    throw new TypedDataError('primary-type', 'primaryType')
  }
  return {
    types,
    primaryType,
    domain: readStructValue(types, domainType, given.get('domain'), 'domain'),
    message: readStructValue(types, primaryType, given.get('message'), 'message'),
  }
}

/**
 * Reads what `eth_signTypedData_v4`, or `_v3`, is asked to sign, as JSON text or as an object. Stricter than the libraries: what is
 * not declared, given twice, missing, out of range or spelled in more than one way is refused. Source: EIP-712.
 */
export function parseTypedData(input: unknown): Result<TypedData, TypedDataRefusal> {
  let value = input
  if (typeof input === 'string') {
    const json = parseStrictJson(input)
    if (!json.ok) return err({ code: json.error === 'syntax' ? 'json' : json.error, at: '' })
    value = json.value
  }
  try {
    return ok(readTypedData(value))
  } catch (thrown) {
    if (thrown instanceof TypedDataError) return err(thrown.refusal)
    throw thrown
  }
}

/** 32 bytes that stand for the contract, chain and application the signature is meant for. */
export const domainSeparator = ({ types, domain }: TypedData): Uint8Array => structHasher(types)(domain)

/** The 32 bytes to sign. Source: EIP-712 §Specification of eth_signTypedData, EIP-191 version 0x01. */
export function typedDataDigest({ types, domain, message }: TypedData): Uint8Array {
  const hashStruct = structHasher(types)
  return keccak256(concatBytes(Uint8Array.of(0x19, 0x01), hashStruct(domain), hashStruct(message)))
}

/** The text of a field of the domain (a chain id in decimal, an address in its EIP-55 form); `null` when it has none. */
export function domainText(
  { domain }: TypedData,
  name: 'name' | 'version' | 'chainId' | 'verifyingContract' | 'salt',
): string | null {
  const value = domain.fields.find((field) => field.name === name)?.value
  return value?.kind === 'leaf' ? value.text : null
}

function hasList(value: TypedValue): boolean {
  switch (value.kind) {
    case 'leaf':
      return false
    case 'array':
      return true
    case 'struct':
      return value.fields.some((field) => hasList(field.value))
    default:
      return value satisfies never
  }
}

/** Version 3 has no lists; whatever else it can say it hashes as version 4 does. Source: MetaMask `signTypedData` V3. */
export const needsVersion4 = ({ message }: TypedData): boolean => hasList(message)
