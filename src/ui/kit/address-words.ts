import { addressSeed } from './address-seed.ts'

/* Short, plain, far apart in sound; 128 of each, so 16,384 pairs. They are the same in every language. */
const first =
  'able amber ample apple april arctic autumn azure bamboo basic better birch bitter blue bold brave bright brisk bronze calm candle canyon cedar cherry chief citrus civil clear clever coastal cobalt cool copper coral cosmic crisp crystal curious daily dapper desert double dusty early earnest easy ebony eager elder emerald evening fabled fair famous fern fine first floral forest fresh frosty garden gentle ginger glad golden grand granite green happy hazel hidden honest humble indigo inner ivory jade jolly keen kind large lemon level light linen little lively lone lucky lunar maple marble mellow merry mighty mild mint misty modern mossy native neat noble north ocean olive open orange paper pearl pepper plain polar proud purple quick quiet rapid ready royal ruby rustic sandy scarlet secret silent silver'
const second =
  'acorn anchor apron arch arrow atlas badger bagel banjo barn basket beacon bear beaver bell bench bison boat bottle branch bridge brook button cabin camel canoe carpet castle cello chapel cloud clover comet compass cookie crane cricket crown daisy deer dolphin donkey door dragon drum eagle engine falcon feather ferry fiddle finch flute fox frog garlic goat goose guitar hammer harbor harp hawk hedge helmet heron hill horse island jacket kettle kite ladder lake lamp lantern leaf lion lizard lobster lotus magnet mango meadow mill mirror monkey moon moth mountain needle nest oak otter owl oyster panda parrot peach pebble pencil piano pigeon pillow planet plum pocket pony prairie puffin pumpkin rabbit raven river robin rocket saddle sail salmon scarf shell spoon swan tiger turtle violin walnut window'

const firsts = first.split(' ')
const seconds = second.split(' ')

/** Two words to say aloud when two people compare an address. A help to notice, never a proof. */
export function addressWords(address: string): readonly [string, string] {
  const draw = addressSeed(`words ${address}`)
  return [firsts[draw(firsts.length)] ?? '', seconds[draw(seconds.length)] ?? '']
}
