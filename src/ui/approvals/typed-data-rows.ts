import { parseTypedList } from '#core/typed-data-v1.ts'

/** One line of typed data as it is shown: how deep it lies, its name, and its value where it has one. */
export type TypedDataRow = {
  readonly depth: number
  readonly name: string
  readonly type: string
  readonly value: string | null
}

export type TypedDataView = {
  readonly primaryType: string
  readonly domain: readonly TypedDataRow[]
  /** EIP-712 `domain.name`, as the site gave it. */
  readonly domainName: string | null
  readonly verifyingContract: string | null
  readonly message: readonly TypedDataRow[]
}

type Member = { readonly name: string; readonly type: string }
type Types = ReadonlyMap<string, readonly Member[]>

const mostDepth = 16

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined

function typesOf(value: unknown): Types {
  if (!isRecord(value)) return new Map()
  return new Map(
    Object.entries(value).map(([name, members]) => [
      name,
      Array.isArray(members)
        ? members.flatMap((member: unknown): Member[] => {
            const [memberName, type] = [own(member, 'name'), own(member, 'type')]
            return typeof memberName === 'string' && typeof type === 'string' ? [{ name: memberName, type }] : []
          })
        : [],
    ]),
  )
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

/** Only declared members are walked, as only they are signed. Source: EIP-712 §Definition of encodeData. */
function rowsOf(types: Types, type: string, value: unknown, depth: number): readonly TypedDataRow[] {
  return (types.get(type) ?? []).flatMap((member) => rowsOfMember(types, member, own(value, member.name), depth))
}

function rowsOfMember(types: Types, { name, type }: Member, value: unknown, depth: number): readonly TypedDataRow[] {
  const element = /^(.*)\[\d*\]$/.exec(type)?.[1]
  if (depth < mostDepth && element !== undefined && Array.isArray(value)) {
    return [
      { depth, name, type, value: value.length === 0 ? '[]' : null },
      ...value.flatMap((item: unknown, index) =>
        rowsOfMember(types, { name: `${index + 1}`, type: element }, item, depth + 1),
      ),
    ]
  }
  if (depth < mostDepth && types.has(type) && isRecord(value)) {
    return [{ depth, name, type, value: null }, ...rowsOf(types, type, value, depth + 1)]
  }
  return [{ depth, name, type, value: text(value) }]
}

/** Version 1: names, types and values one after another, and nothing else. @param json as it was checked. */
export function typedListRows(json: string): readonly TypedDataRow[] | null {
  const list = parseTypedList(json)
  if (!list.ok) return null
  return list.value.flatMap(({ name, type, value }): readonly TypedDataRow[] => {
    if (typeof value === 'string') return [{ depth: 0, name, type, value }]
    const item = type.slice(0, type.lastIndexOf('['))
    return [
      { depth: 0, name, type, value: value.length === 0 ? '[]' : null },
      ...value.map((text, index) => ({ depth: 1, name: `${index + 1}`, type: item, value: text })),
    ]
  })
}

/** @param json as it was checked before the window opened; `null` for anything else. */
export function typedDataView(json: string): TypedDataView | null {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    return null
  }
  const primaryType = own(data, 'primaryType')
  if (typeof primaryType !== 'string') return null
  const types = typesOf(own(data, 'types'))
  const domain = own(data, 'domain')
  const [domainName, contract] = [own(domain, 'name'), own(domain, 'verifyingContract')]
  return {
    primaryType,
    domain: types.has('EIP712Domain')
      ? rowsOf(types, 'EIP712Domain', domain, 0)
      : Object.entries(isRecord(domain) ? domain : {}).map(([name, value]) => ({
          depth: 0,
          name,
          type: '',
          value: text(value),
        })),
    domainName: typeof domainName === 'string' ? domainName : null,
    verifyingContract: typeof contract === 'string' ? contract : null,
    message: primaryType === 'EIP712Domain' ? [] : rowsOf(types, primaryType, own(data, 'message'), 0),
  }
}
