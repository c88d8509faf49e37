import * as v from 'valibot'

/** For methods that take nothing. Libraries send nothing, an empty list or an empty object; what is in it is not looked at. */
export const noParams = v.optional(v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())]))
