/** @param signature `claim(uint256 id)`: the name before the parenthesis. */
export const functionName = (signature: string): string => signature.slice(0, signature.indexOf('('))
