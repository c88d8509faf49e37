import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'

/** The user's names for addresses. */
export class ContactsScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver): Promise<ContactsScreen> {
    const contacts = new ContactsScreen(await driver.open(driver.extensionUrl('popup.html#contacts')))
    await contacts.page.waitFor(byTestId('contact-add'))
    return contacts
  }

  /** Fills in a new one, and leaves the form open. */
  async write(name: string, address: string): Promise<void> {
    await this.page.click(byTestId('contact-add'))
    await this.page.fill(byTestId('contact-name'), name)
    await this.page.fill(byTestId('contact-address'), address)
  }

  async save(address: string): Promise<void> {
    await this.page.click(byTestId('contact-save'))
    await this.page.waitFor(byTestId('contact', { 'data-address': address }))
  }
}
