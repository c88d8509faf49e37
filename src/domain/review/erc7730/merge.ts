import { isList, isObject, own, type Json } from '#domain/review/erc7730/json.ts'

/** Fields of one path become one, in the place of the included; new ones come behind. */
function mergeFields(included: readonly Json[], including: readonly Json[]): readonly Json[] {
  const samePath = (field: Json) => (other: Json) =>
    own(field, 'path') !== undefined && own(field, 'path') === own(other, 'path')
  const merged = included.map((field) => {
    const over = including.find(samePath(field))
    return over === undefined ? field : mergeDescriptors(field, over)
  })
  return [...merged, ...including.filter((field) => !included.some(samePath(field)))]
}

/** A file with what it includes: whatever both say, the including one says. Source: ERC-7730 §Organizing files. */
export function mergeDescriptors(included: Json, including: Json): Json {
  if (!isObject(included) || !isObject(including)) return including
  const merged = new Map<string, Json>(Object.entries(included))
  for (const [name, value] of Object.entries(including)) {
    const under = merged.get(name)
    const areFields = name === 'fields' && isList(under) && isList(value)
    merged.set(
      name,
      areFields ? mergeFields(under, value) : under === undefined ? value : mergeDescriptors(under, value),
    )
  }
  return Object.fromEntries<Json>(merged)
}
