import { pageClient, version } from '#services/browser/page.ts'
import { startPage } from '#ui/app/start-page.ts'
import Onboarding from '#ui/screens/onboarding/Onboarding.svelte'

startPage(Onboarding, { wallet: pageClient(), version: version() })
