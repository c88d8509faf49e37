/** Pages of the extension open as pages do; nothing of the browser's own interface is needed for it. */
export function openOnboarding(): void {
  globalThis.open('/onboarding.html', '_blank')
}

export function openApprovals(): void {
  globalThis.open('/approval.html', '_blank')
}
