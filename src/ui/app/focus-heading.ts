/** Tells a screen reader, and the keyboard, that another screen is here. For use as an attachment. */
export function focusHeading(host: HTMLElement): void {
  const heading = host.querySelector('h1')
  if (heading === null || host.querySelector('[autofocus]') !== null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
