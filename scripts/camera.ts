import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Driver, Page } from '#tests/e2e/fixtures/driver.ts'
import { root } from './run.ts'
import { faint, say } from './steps.ts'

const themes = ['light', 'dark'] as const
const languages = ['en', 'zh-CN'] as const

/** Where the pictures go. */
export const album = join(root, 'screenshots')

/**
 * Takes a screen in every theme and language. The choice is written by a page beside it, which all pages of the wallet
 * hear of at once: what stands on the screen stays there.
 */
export class Camera {
  readonly #driver: Driver
  readonly #beside: Page
  taken = 0

  private constructor(driver: Driver, beside: Page) {
    this.#driver = driver
    this.#beside = beside
  }

  static async open(driver: Driver): Promise<Camera> {
    await mkdir(album, { recursive: true })
    return new Camera(driver, await driver.open(driver.extensionUrl('manifest.json')))
  }

  /** Writes `screenshots/<name>.<theme>.<language>.png` for each pair. */
  async take(page: Page, name: string): Promise<void> {
    await page.bringToFront()
    await page.setViewport(360, 600)
    for (const language of languages) {
      for (const theme of themes) {
        await this.#choose(theme, language)
        await sleep(300)
        await page.screenshot(join(album, `${name}.${theme}.${language}.png`))
        this.taken += 1
      }
    }
    await this.#choose('light', 'en')
    say(faint(`  ${name}`))
  }

  /** Opens one of the wallet's pages and takes it. */
  async takePath(path: string, name: string, ready: string): Promise<void> {
    const page = await this.#driver.open(this.#driver.extensionUrl(path))
    try {
      await page.waitFor(ready)
      await this.take(page, name)
    } finally {
      await page.close()
    }
  }

  async #choose(theme: string, language: string): Promise<void> {
    await this.#beside.evaluate(
      (chosenTheme, chosenLanguage) => {
        localStorage.setItem('coffer.theme', chosenTheme)
        localStorage.setItem('coffer.locale', chosenLanguage)
      },
      theme,
      language,
    )
  }
}
