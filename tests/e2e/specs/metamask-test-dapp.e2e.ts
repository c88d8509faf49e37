import { pressGroups } from '#tests/e2e/test-dapp/press-groups.ts'
import { groups } from '#tests/e2e/test-dapp/table.ts'

/** What every site does. All other buttons take minutes: tests/e2e/long, `npm run long`. */
pressGroups(groups.filter(({ isEveryday }) => isEveryday === true))
