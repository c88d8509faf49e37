import { m } from '#messages/messages.js'
import type { Program } from '#domain/review/program.ts'

/** What it means for a contract that it runs a program of another: who can change that. */
export const programText = {
  code: () => m.tx_program_code(),
  slot: () => m.tx_program_slot(),
  beacon: () => m.tx_program_beacon_means(),
} as const satisfies Record<Program['by'], () => string>
