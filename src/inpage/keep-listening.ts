/**
 * Runs `listen` now and whenever the document was written anew: `document.open` takes every listener off the document and its
 * window, those of content scripts among them, but leaves who observes it. `listen` must add the same functions each time.
 * Source: HTML §document.open, steps 9 to 12.
 */
export function keepListening(listen: () => void): void {
  listen()
  new MutationObserver(listen).observe(document, { childList: true })
}
