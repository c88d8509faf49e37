import { isList, isObject, own, type Json, type JsonObject } from '#domain/review/erc7730/json.ts'

export class Malformed extends Error {}

const deepest = 16

/** `$.metadata.constants.x` in the file itself. */
function lookUp(file: Json, path: string): Json {
  const found = path
    .split('.')
    .slice(1)
    .reduce<Json | undefined>((json, name) => own(json, name), file)
  if (found === undefined) throw new Malformed(path)
  return found
}

/** A parameter that names a constant becomes the constant; the tables of `enum` and of maps are put in place. */
function expandValue(file: Json, json: Json, name: string, depth: number): Json {
  if (depth > deepest) throw new Malformed('depth')
  if (typeof json === 'string' && json.startsWith('$.')) {
    const found = lookUp(file, json)
    if ((name === '$ref' || name === 'map') !== isObject(found) || isList(found)) throw new Malformed(json)
    return found
  }
  if (isList(json)) return json.map((item) => expandValue(file, item, name, depth + 1))
  if (!isObject(json)) return json
  return Object.fromEntries<Json>(
    Object.entries(json).map(([key, value]) => [key, expandValue(file, value, key, depth + 1)]),
  )
}

const withoutNames = (json: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)))

function expandField(file: Json, field: Json, depth: number): Json {
  if (!isObject(field) || depth > deepest) throw new Malformed('field')
  const fields = own(field, 'fields')
  if (fields !== undefined) return { ...field, fields: expandFields(file, fields, depth + 1) }
  const reference = own(field, '$ref')
  if (reference === undefined) return expandValue(file, field, '', 0)
  if (typeof reference !== 'string' || !reference.startsWith('$.display.definitions.')) throw new Malformed('$ref')
  const definition = lookUp(file, reference)
  if (!isObject(definition) || own(definition, '$ref') !== undefined) throw new Malformed(reference)
  const [under, over] = [own(definition, 'params'), own(field, 'params')]
  const params = { ...(isObject(under) ? under : {}), ...(isObject(over) ? over : {}) }
  const whole = { ...definition, ...withoutNames(field, ['$ref', 'params']) }
  return expandValue(file, Object.keys(params).length === 0 ? whole : { ...whole, params }, '', 0)
}

const expandFields = (file: Json, fields: Json, depth = 0): Json => {
  if (!isList(fields)) throw new Malformed('fields')
  return fields.map((field) => expandField(file, field, depth))
}

/**
 * The formats of a file that refer to nothing else in it.
 * @throws Malformed where a reference leads nowhere.
 */
export function expandFormats(file: Json): Json {
  const formats = own(own(file, 'display'), 'formats')
  if (!isObject(formats)) throw new Malformed('formats')
  return Object.fromEntries(
    Object.entries(formats).map(([key, format]) => {
      const fields = own(format, 'fields')
      if (!isObject(format) || fields === undefined) throw new Malformed(key)
      return [key, { ...format, fields: expandFields(file, fields) }]
    }),
  )
}
