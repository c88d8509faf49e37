const base = 36
const tMin = 1
const tMax = 26
const skew = 38
const damp = 700
const initialBias = 72
const initialCode = 0x80

function adapt(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? damp : 2))
  rest += Math.floor(rest / points)
  let k = 0
  while (rest > ((base - tMin) * tMax) / 2) {
    rest = Math.floor(rest / (base - tMin))
    k += base
  }
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}

/** 0 to 25 for letters, 26 to 35 for digits, `base` for anything else. */
function digitOf(letter: string): number {
  if (/^[a-z]$/i.test(letter)) return letter.toLowerCase().charCodeAt(0) - 0x61
  return /^\d$/.test(letter) ? Number(letter) + 26 : base
}

const longest = 63

/**
 * A label of a host name as people read it: what follows `xn--` decoded, any other as it is; `null` for what decodes to
 * nothing. Source: RFC 3492 §6.2; 63 octets is the most a label has (RFC 1035 §2.3.4).
 */
export function decodeLabel(label: string): string | null {
  if (!label.startsWith('xn--')) return label
  const encoded = label.slice(4)
  if (encoded.length > longest) return null
  const basic = encoded.lastIndexOf('-')
  const points = Array.from(basic < 0 ? '' : encoded.slice(0, basic), (letter) => letter.charCodeAt(0))
  let [code, place, bias] = [initialCode, 0, initialBias]
  let at = basic + 1
  while (at < encoded.length) {
    const before = place
    let weight = 1
    for (let k = base; ; k += base) {
      const digit = digitOf(encoded.charAt(at))
      at += 1
      if (digit === base) return null
      place += digit * weight
      const threshold = Math.min(tMax, Math.max(tMin, k - bias))
      if (digit < threshold) break
      weight *= base - threshold
    }
    bias = adapt(place - before, points.length + 1, before === 0)
    code += Math.floor(place / (points.length + 1))
    place %= points.length + 1
    if (code > 0x10_ff_ff) return null
    points.splice(place, 0, code)
    place += 1
  }
  return String.fromCodePoint(...points)
}
