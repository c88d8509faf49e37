import * as v from 'valibot'

/** The name of a subscription or a filter, known to its document alone. Source: execution-apis, "hex encoded unsigned integer". */
export const Id = v.pipe(v.string(), v.regex(/^0x(0|[1-9a-f][0-9a-f]*)$/), v.maxLength(66))

export const IdParameter = v.strictTuple([Id])
