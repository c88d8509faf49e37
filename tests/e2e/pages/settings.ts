import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { HomeScreen } from './home.ts'

/** The settings, reached from home. */
export class SettingsScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver): Promise<SettingsScreen> {
    const home = await HomeScreen.open(driver)
    await home.enter('settings')
    const settings = new SettingsScreen(home.page)
    await settings.page.waitFor(byTestId('home'), 'detached')
    return settings
  }

  /** Opens one of the pages behind the settings by its hook: `settings-language`, `settings-networks` and so on. */
  async enter(hook: string): Promise<void> {
    await this.page.click(byTestId(hook))
  }

  /** The hooks of all pages behind the settings. */
  async subpages(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const doors = [...document.querySelectorAll<HTMLElement>('[data-testid^="settings-"]')]
      return doors.map((door) => door.dataset['testid'] ?? '')
    })
  }
}
