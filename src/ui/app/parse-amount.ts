import type { Result } from '#core/result.ts'
import { parseUnits } from '#core/units.ts'

/**
 * What people type as an amount, in base units. Full-width digits and spaces are let through; a comma is not, as half
 * the world reads it one way and half the other.
 */
export const parseAmount = (text: string, decimals: number): Result<bigint, 'syntax' | 'too-precise' | 'too-large'> =>
  parseUnits(text.normalize('NFKC').replace('。', '.').replace(/\s/g, ''), decimals)
