import { hasHiddenText } from '#core/visible-text.ts'
import type { TypedValue } from '#core/typed-data-value.ts'
import type { Rule } from '#domain/review/subject.ts'

function textsOf(value: TypedValue): readonly string[] {
  switch (value.kind) {
    case 'leaf':
      return [value.text]
    case 'array':
      return value.items.flatMap(textsOf)
    case 'struct':
      return value.fields.flatMap((field) => textsOf(field.value))
    default:
      return value satisfies never
  }
}

/** Characters that draw nothing, or change the order of others, in what is signed. */
export const hiddenCharacters: Rule = {
  severity: 'warn',
  find: (subject) => {
    switch (subject.kind) {
      // A sign-in is ASCII by its grammar; an asset's words were refused before they were asked about.
      case 'asset':
      case 'breach':
      case 'wait':
      case 'transaction':
      case 'delegation':
      case 'fee':
      case 'sign-in':
      case 'site':
        return null
      case 'message':
        return subject.text !== null && hasHiddenText(subject.text) ? {} : null
      case 'typed-data': {
        const { domain, message } = subject.typedData
        return [...textsOf(domain), ...textsOf(message)].some(hasHiddenText) ? {} : null
      }
      case 'typed-list':
        return subject.list.flatMap(({ name, value }) => [name, value].flat()).some(hasHiddenText) ? {} : null
      default:
        return subject satisfies never
    }
  },
}
