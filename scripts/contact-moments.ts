import { byTestId, type Driver } from '#tests/e2e/fixtures/driver.ts'
import { ContactsScreen } from '#tests/e2e/pages/contacts.ts'
import { SendScreen } from '#tests/e2e/pages/send.ts'
import type { Camera } from './camera.ts'

const ada = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

/** The book of contacts, from nothing to a name in a question. */
export async function contacts(driver: Driver, camera: Camera): Promise<void> {
  const book = await ContactsScreen.open(driver)
  await book.page.waitFor(byTestId('contacts-none'))
  await camera.take(book.page, 'contacts-none')
  await book.write('Ada', ada)
  await camera.take(book.page, 'contact-new')
  await book.save(ada)
  await book.write('李明', '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC')
  await book.save('0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC')
  await camera.take(book.page, 'contacts')
  await book.page.click(byTestId('contact', { 'data-address': ada }))
  await book.page.waitFor(byTestId('contact-remove'))
  await camera.take(book.page, 'contact')
  await book.page.close()

  const send = new SendScreen(await driver.open(driver.extensionUrl('popup.html#send')))
  await send.page.waitFor(byTestId('send-known'))
  await send.page.click(byTestId('send-known', { 'data-address': ada }))
  await send.page.fill(byTestId('send-amount'), '0.25')
  await camera.take(send.page, 'send-contact')
  const question = await send.review(driver)
  await question.page.waitFor(byTestId('warning', { 'data-code': 'contact' }))
  await question.arm()
  await camera.take(question.page, 'approval-transaction-contact')
  await question.reject()
  await send.page.close()
}
