import { decodeLabel } from '#core/punycode.ts'
import { symbolKey } from '#domain/assets/symbol-key.ts'
import { knownHosts } from '#domain/review/sites/known-hosts.ts'

/** A label as a hurried eye reads it: letters of other scripts, and groups that draw one letter, count as that letter. */
const eyeKey = (label: string): string =>
  symbolKey(decodeLabel(label) ?? label)
    .replaceAll('RN', 'M')
    .replaceAll('VV', 'W')
    .replaceAll('L', 'I')

/** Whether one slip makes the one of the other: a letter more, less, another, or two in turned order. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [a, b] = [one.slice(start), other.slice(start)]
  const turned = a.slice(0, 2) === `${b.charAt(1)}${b.charAt(0)}` && a.slice(2) === b.slice(2)
  return turned || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
}

/** Short names are one slip from many honest words. */
const longEnough = 6

function resembles(host: string, known: { readonly host: string; readonly coined: boolean }): boolean {
  const labels = host.split('.')
  if (`.${host}`.includes(`.${known.host}.`)) return true
  const [name = '', ...ending] = known.host.split('.')
  const key = eyeKey(name)
  const sameEnding = labels.slice(-ending.length).join('.') === ending.join('.')
  return labels.slice(0, -1).some((label, index) => {
    const isName = sameEnding && index === labels.length - 1 - ending.length
    const read = eyeKey(label)
    if (read === key) return known.coined || isName
    if (known.coined && label.split('-').length > 1 && label.split('-').some((part) => eyeKey(part) === key))
      return true
    return (known.coined || isName) && key.length >= longEnough && isOneSlip(read, key)
  })
}

const isOf = (host: string, known: string): boolean => host === known || host.endsWith(`.${known}`)

/** The well-known site that a host could be taken for, and is not. @param host as the browser serialises it. */
export function lookalikeOf(host: string): string | null {
  const name = host.replace(/\.+$/, '')
  if (knownHosts.some((known) => isOf(name, known.host))) return null
  return knownHosts.find((known) => resembles(name, known))?.host ?? null
}
