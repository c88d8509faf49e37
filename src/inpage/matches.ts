/** Where the wallet is offered: https, and this machine. What a neighbour on the network can rewrite is left out. */
export const siteMatches: string[] = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*', 'http://*.localhost/*']
