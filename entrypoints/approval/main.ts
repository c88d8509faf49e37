import { pageClient, version } from '#services/browser/page.ts'
import Approval from '#ui/approvals/Approval.svelte'
import { startPage } from '#ui/app/start-page.ts'

startPage(Approval, { wallet: pageClient(), version: version() })
