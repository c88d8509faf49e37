import * as v from 'valibot'
import { expect, test } from 'vitest'
import { RpcUrl } from '#domain/networks/rpc-url.ts'

test.each([
  'https://rpc.example',
  'https://rpc.example/v3/key?x=1',
  'http://127.0.0.1:8545',
  'http://localhost:1',
  'http://[::1]:1/',
])('accepts %s', (url) => {
  expect(v.parse(RpcUrl, url)).toBe(url)
})

test.each([
  'http://rpc.example',
  'http://localhost.example:8545',
  'http://10.0.0.1:8545',
  'ws://127.0.0.1:8545',
  'file:///etc/hosts',
  'javascript:alert(1)',
  'https://user:password@rpc.example',
  'rpc.example',
  '',
])('refuses %s', (url) => {
  expect(v.safeParse(RpcUrl, url).success).toBe(false)
})
