import type { Address } from '#core/address.ts'
import type { Arguments } from '#domain/review/abi.ts'
import type { CallReaders } from '#domain/review/calls/call-reader.ts'

/** Who rules a contract, or what program it runs, is changed. `to` is the new ruler or the new program; `null` for none. */
export type ControlCall = {
  readonly type: 'control'
  readonly change: 'ruler' | 'program' | 'role'
  readonly to: Address | null
}

const change =
  (what: ControlCall['change'], index: number) =>
  (of: Arguments): ControlCall => ({ type: 'control', change: what, to: of.address(index) })

/** Source: OpenZeppelin Ownable, AccessControl, UUPSUpgradeable, TransparentUpgradeableProxy and ProxyAdmin; EIP-173, EIP-1822. */
export const controlCalls: CallReaders<ControlCall> = {
  '0xf2fde38b': { signature: 'transferOwnership(address)', read: change('ruler', 0) },
  '0x715018a6': {
    signature: 'renounceOwnership()',
    read: () => ({ type: 'control', change: 'ruler', to: null }),
  },
  '0x8f283970': { signature: 'changeAdmin(address)', read: change('ruler', 0) },
  '0x2f2ff15d': { signature: 'grantRole(bytes32,address)', read: change('role', 1) },
  '0x3659cfe6': { signature: 'upgradeTo(address)', read: change('program', 0) },
  '0x4f1ef286': { signature: 'upgradeToAndCall(address,bytes)', read: change('program', 0) },
  '0x99a88ec4': { signature: 'upgrade(address,address)', read: change('program', 1) },
  '0x9623609d': { signature: 'upgradeAndCall(address,address,bytes)', read: change('program', 1) },
}
