import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'

/** Published test data from `data/`, checked against the shape that the test relies on. */
export function readVectors<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S> {
  const packed = readFileSync(new URL(`data/${name}.json.gz`, import.meta.url))
  const value: unknown = JSON.parse(gunzipSync(packed).toString('utf8'))
  return v.parse(schema, value)
}
