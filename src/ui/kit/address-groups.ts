/** The forty digits of an address in ten groups of four, without `0x`. */
export const addressGroups = (address: string): readonly string[] => address.slice(2).match(/.{1,4}/g) ?? []
