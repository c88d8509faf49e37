import * as v from 'valibot'
import { encodeText } from '#core/utf8.ts'

/** The names of Ethereum are registered there, and nowhere else. */
export const namesChain = 1

/**
 * `unregistered`: nobody has set up who answers for the name. `no-address`: who answers for it knows no address. `offchain`:
 * the answer lies with another server (EIP-3668), which is not asked.
 */
export const nameProblems = ['unregistered', 'no-address', 'offchain'] as const
export type NameProblem = (typeof nameProblems)[number]

const [mostLabels, longestLabel, longestName] = [10, 255, 255]

/**
 * A name as ENSIP-15 normalises it, which is for whoever asks to do. Here it is only cut to what can be asked about: its
 * labels, none of them empty or longer than one byte can say.
 */
export const EnsName = v.pipe(
  v.string(),
  v.maxLength(longestName),
  v.check((name) => {
    const labels = name.split('.')
    const areSized = labels.every((label) => label !== '' && encodeText(label).length <= longestLabel)
    return labels.length > 1 && labels.length <= mostLabels && areSized
  }, 'labels'),
)
