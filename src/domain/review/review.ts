import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { RevertCause } from '#domain/review/revert-cause.ts'
import { Described, undescribed } from '#domain/review/erc7730/described.ts'
import { Program } from '#domain/review/program.ts'
import { TokenFact } from '#domain/review/token-fact.ts'

export const severities = ['info', 'warn', 'danger', 'block'] as const
export type Severity = (typeof severities)[number]

/** One thing to know before consenting. `code` is kebab-case and names the finding; `details` fill its sentence. */
export const Finding = v.object({
  code: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  severity: v.picklist(severities),
  details: v.optional(v.record(v.string(), v.string()), {}),
})
export type Finding = v.InferOutput<typeof Finding>

/** `amount` is signed, in base units, as decimal text; `asset` is `native` or a contract's address, with `:id` of an NFT. */
export const BalanceChange = v.object({ asset: v.string(), amount: v.pipe(v.string(), v.regex(/^-?\d+$/)) })
export type BalanceChange = v.InferOutput<typeof BalanceChange>

/**
 * What somebody may take from now on: `amount` in base units, `1` of one NFT, `all` of a collection, `0` for nothing more;
 * `asset` as for what moves.
 */
export const AllowanceChange = v.object({
  asset: v.string(),
  spender: Address,
  amount: v.pipe(v.string(), v.regex(/^(\d+|all)$/)),
})
export type AllowanceChange = v.InferOutput<typeof AllowanceChange>

/**
 * `unsupported`: the node cannot tell. `unavailable`: it did not answer. Four different things in four different words.
 * `reason` is in the contract's own words; `cause` names what is known by all, in the user's. `gas` is what it used.
 * `differs` where the next block makes something else of it than the latest. `more`: that many changes are left out.
 * `isRead` where no events tell it, but what was read before and after: allowances then only of whom the call names or touches.
 */
export const Simulation = v.object({
  state: v.picklist(['ok', 'reverts', 'unsupported', 'unavailable']),
  changes: v.array(BalanceChange),
  reason: v.nullable(v.string()),
  cause: v.optional(RevertCause),
  allowances: v.optional(v.array(AllowanceChange)),
  gas: v.optional(v.pipe(v.string(), v.regex(/^\d+$/))),
  differs: v.optional(v.boolean()),
  more: v.optional(v.number()),
  isRead: v.optional(v.boolean()),
})
export type Simulation = v.InferOutput<typeof Simulation>

/**
 * `simulation` is `null` for what is no transaction. Findings come worst first. `tokens` where amounts of some are named, `collections` where
 * items are (EIP-721).
 * `described` where the owner of the contract has published what such a request means, `undescribed` why that does not
 * hold for this one. `program` where the contract that is called runs another's.
 * `functions`: signatures of functions that are called, by selector, where one is known. `needsProof` where a guardrail of the user's is overstepped.
 */
export const Review = v.object({
  findings: v.array(Finding),
  simulation: v.nullable(Simulation),
  tokens: v.optional(v.array(TokenFact)),
  collections: v.optional(v.array(Address)),
  described: v.optional(Described),
  undescribed: v.optional(v.picklist(undescribed)),
  program: v.optional(Program),
  functions: v.optional(v.record(v.string(), v.string())),
  needsProof: v.optional(v.boolean()),
})
export type Review = v.InferOutput<typeof Review>
