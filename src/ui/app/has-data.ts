/** Whether a transaction carries more than an amount. */
export const hasData = (request: { readonly data: string }): boolean => request.data !== '0x'
