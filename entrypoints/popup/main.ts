import { isTab, pageClient, version } from '#services/browser/page.ts'
import App from '#ui/app/App.svelte'
import { startPage } from '#ui/app/start-page.ts'

if (!isTab()) document.documentElement.dataset['page'] = 'popup'
startPage(App, { wallet: pageClient(), version: version(), isTab: isTab() })
