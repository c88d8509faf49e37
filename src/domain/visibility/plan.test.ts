import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Origin } from '#core/origin.ts'
import { usualDefaults } from '#domain/visibility/defaults.ts'
import { plan } from '#domain/visibility/plan.ts'
import { noChoice, type SiteChoice } from '#domain/visibility/site-choice.ts'

const one = v.parse(Origin, 'https://one.example')
const two = v.parse(Origin, 'https://two.example')
const afterClick = { ...usualDefaults, mode: 'after-click' } as const
const placeOf = (origin: string): string => `${origin}/*`
const of = (origin: Origin, choice: Partial<SiteChoice>): SiteChoice => ({ ...noChoice(origin), ...choice })
const kept = (word: string) => ({ id: 'all', word, kept: true, except: [] })

test('as it comes, nothing need be said', () => {
  expect(plan({ defaults: usualDefaults, hidesSome: false, choices: [], placeOf })).toEqual([])
  expect(plan({ defaults: usualDefaults, hidesSome: false, choices: null, placeOf })).toEqual([])
})

test('another way for all is said to all, and kept', () => {
  const defaults = { ...usualDefaults, isMetaMask: false }
  expect(plan({ defaults, hidesSome: false, choices: [], placeOf })).toEqual([kept('as-10')])
})

test('after a click: hidden from all, kept, and shown to those that were chosen, each as chosen', () => {
  const choices = [of(one, { shown: true }), of(two, { shown: true, ownsEthereum: false })]
  expect(plan({ defaults: afterClick, hidesSome: false, choices, placeOf })).toEqual([
    kept('hide'),
    { id: 'site-as-11', word: 'as-11', kept: false, only: ['https://one.example/*'] },
    { id: 'site-as-01', word: 'as-01', kept: false, only: ['https://two.example/*'] },
  ])
})

test('after a click, what was chosen of a site that was not shown changes nothing', () => {
  const choices = [of(one, { blocked: true }), of(two, { isMetaMask: false })]
  expect(plan({ defaults: afterClick, hidesSome: false, choices, placeOf })).toEqual([kept('hide')])
})

test('hidden from one site: kept is that nobody sees it, and the others see it once it is known who may not', () => {
  const choices = [of(one, { shown: false }), of(two, { isMetaMask: false })]
  expect(plan({ defaults: usualDefaults, hidesSome: true, choices: null, placeOf })).toEqual([kept('hide')])
  expect(plan({ defaults: usualDefaults, hidesSome: true, choices, placeOf })).toEqual([
    kept('hide'),
    { id: 'rest', word: 'as-11', kept: false, except: ['https://one.example/*', 'https://two.example/*'] },
    { id: 'site-as-10', word: 'as-10', kept: false, only: ['https://two.example/*'] },
  ])
})

test('what is kept on the disk of the browser names no site, whatever was chosen', () => {
  for (const defaults of [usualDefaults, afterClick])
    for (const hidesSome of [false, true])
      for (const shown of [null, false, true])
        for (const flag of [null, false, true]) {
          const choices = [of(one, { shown, ownsEthereum: flag, isMetaMask: flag })]
          const sayings = plan({ defaults, hidesSome, choices, placeOf })
          expect(JSON.stringify(sayings.filter((saying) => saying.kept))).not.toContain('one.example')
        }
})

test('where a browser cannot tell two sites apart, the one that must not see it decides', () => {
  const choices = [of(one, { shown: false }), of(two, { isMetaMask: false })]
  const sayings = plan({ defaults: usualDefaults, hidesSome: true, choices, placeOf: () => 'both' })
  expect(sayings).toEqual([kept('hide'), { id: 'rest', word: 'as-11', kept: false, except: ['both'] }])
})
