import { pressGroups } from '#tests/e2e/test-dapp/press-groups.ts'
import { groups } from '#tests/e2e/test-dapp/table.ts'

/** Every button of the page: `npm run long`. */
pressGroups(groups)
