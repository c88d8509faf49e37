import { m } from '#messages/messages.js'
import type { Undescribed } from '#domain/review/erc7730/described.ts'

/** Why what the owner of a contract says of such requests is not said of this one. */
export const undescribedText = {
  'other-data': () => m.undescribed_other_data(),
  unreadable: () => m.undescribed_unreadable(),
  ambiguous: () => m.undescribed_ambiguous(),
  'too-long': () => m.undescribed_too_long(),
} satisfies Record<Undescribed, () => string>
