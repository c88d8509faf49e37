import type { Rule } from '#domain/review/subject.ts'

/** What behaves in one block and not in the next may be made to look harmless while it is only tried out. */
export const simulationDiffers: Rule = {
  severity: 'danger',
  find: (subject) => (subject.kind === 'transaction' && subject.simulation.differs === true ? {} : null),
}
