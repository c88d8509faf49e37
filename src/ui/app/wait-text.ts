import { m } from '#messages/messages.js'

/** A time that the user can choose for what is held. @param minutes 0 for none. */
export function waitText(minutes: number): string {
  if (minutes === 0) return m.wait_none()
  if (minutes < 60) return m.wait_minutes({ count: minutes })
  return m.wait_hours({ count: minutes / 60 })
}
