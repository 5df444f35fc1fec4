import { beginningsOf, counts, firstParts, hints, inflect, type Numeral, type Numerals, scales } from './numeral.ts';

const ADJECTIVE = 'y a e ego ej emu ym ą ych ymi';
/** Of „czternastka”, „trzydziestka”. */
const FEMININE = 'a i ę ą ami ach om';
const SOFT_ADJECTIVE = 'i ia ie iego iej iemu im ią ich imi';

const ordinals = (stems: string) => inflect(stems, ADJECTIVE);

/** Cardinals in all cases, collectives („troje”), and ordinals („piątego”). */
const lexicon: ReadonlyMap<string, Numeral> = new Map([
  ...counts(`
    0: zero zera zerowy
    1: ~jeden ~jedna ~jedno ~jednego ~jednej ~jednemu ~jednym ~jedną ~raz ${soft(ordinals('pierwsz'))} ~pierwsi
    2: dwa dwie dwaj dwóch dwu dwom dwóm dwoma dwiema dwoje dwojga dwojgu dwojgiem ~oba ~obie ~obaj ~obu ~obydwa ~obydwie ~obydwu ~oboje ~obojga ~obiema ~oboma ${soft(inflect('drug', 'i a ie iego iej iemu im ą ich imi'))}
    3: trzy trzej trzech trzem trzema troje trojga trojgu trojgiem ${inflect('trzec', SOFT_ADJECTIVE)}
    4: cztery czterej czterech czterem czterema czworo czworga czworgu czworgiem ${ordinals('czwart')}
    5: pięć pięciu pięcioma pięcioro pięciorga ${ordinals('piąt')}
    6: sześć sześciu sześcioma sześcioro sześciorga ${ordinals('szóst')}
    7: siedem siedmiu siedmioma siedmioro siedmiorga ${ordinals('siódm')}
    8: osiem ośmiu ośmioma ośmioro ośmiorga ${ordinals('ósm')}
    9: dziewięć dziewięciu dziewięcioma dziewięcioro ${ordinals('dziewiąt')}
    10: dziesięć dziesięciu dziesięcioma dziesięcioro ${ordinals('dziesiąt')}
    11: jedenaście jedenastu jedenastoma ${ordinals('jedenast')}
    12: dwanaście dwunastu dwunastoma ${ordinals('dwunast')}
    13: trzynaście trzynastu trzynastoma ${ordinals('trzynast')}
    14: czternaście czternastu czternastoma ${ordinals('czternast')}
    15: piętnaście piętnastu piętnastoma ${ordinals('piętnast')}
    16: szesnaście szesnastu szesnastoma ${ordinals('szesnast')}
    17: siedemnaście siedemnastu siedemnastoma ${ordinals('siedemnast')}
    18: osiemnaście osiemnastu osiemnastoma ${ordinals('osiemnast')}
    19: dziewiętnaście dziewiętnastu dziewiętnastoma ${ordinals('dziewiętnast')}
    20: dwadzieścia dwudziestu dwudziestoma ${ordinals('dwudziest')}
    30: trzydzieści trzydziestu trzydziestoma ${ordinals('trzydziest')}
    40: czterdzieści czterdziestu czterdziestoma ${ordinals('czterdziest')}
    50: pięćdziesiąt pięćdziesięciu pięćdziesięcioma ${ordinals('pięćdziesiąt')}
    60: sześćdziesiąt sześćdziesięciu sześćdziesięcioma ${ordinals('sześćdziesiąt')}
    70: siedemdziesiąt siedemdziesięciu siedemdziesięcioma ${ordinals('siedemdziesiąt')}
    80: osiemdziesiąt osiemdziesięciu osiemdziesięcioma ${ordinals('osiemdziesiąt')}
    90: dziewięćdziesiąt dziewięćdziesięciu dziewięćdziesięcioma ${ordinals('dziewięćdziesiąt')}
    100: setka setkę setką setce sto stu ${ordinals('setn')}
    200: dwieście dwustu ${ordinals('dwusetn dwóchsetn')}
    300: trzysta trzystu ${ordinals('trzechsetn')}
    400: czterysta czterystu ${ordinals('czterechsetn')}
    500: pięćset pięciuset ${ordinals('pięćsetn')}
    600: sześćset sześciuset ${ordinals('sześćsetn')}
    700: siedemset siedmiuset ${ordinals('siedemsetn')}
    800: osiemset ośmiuset ${ordinals('osiemsetn')}
    900: dziewięćset dziewięciuset ${ordinals('dziewięćsetn')}
    1.5: półtora półtorej`),
  ...scales(`
    1e3: tysiąc tysiąca tysiącowi tysiącem ~tysięcy ~tysiące ~tysiącom ~tysiącami ~tysiącach tys ${ordinals('tysięczn')}
    1e6: milion miliona milionowi milionem ~miliony ~milionów ~milionom ~milionami ~milionach mln ${ordinals('milionow')}
    1e9: miliard miliarda miliardowi miliardem ~miliardy ~miliardów ~miliardom ~miliardami ~miliardach mld ${ordinals('miliardow')}
    1e12: bilion biliona bilionem ~biliony ~bilionów ~bilionami bln`),
  ...hints(`
    0: bezbramkowo ${ordinals('bezbramkow')}
    2: dwukrotnie dwukrotny dwukrotnego dwukrotną dwójka dwójki dwójkę dwójką para pary parę podwójny podwójnie podwójna podwójne podwójną dwojako powtórnie ponownie
    3: trzykrotnie trójka trójki trójkę trójką potrójny potrójnie trójstronny
    4: czterokrotnie czwórka czwórki czwórkę czwórką
    5: pięciokrotnie piątka piątki piątkę
    6: szóstka szóstki szóstkę
    10: dekada dekady dekadę dekadzie dekad dziesięciolecie dziesięciolecia dziesiątka dziesiątki dziesiątek dziesiątkę dziesiątką dziesięciokrotnie
    7: ${inflect('siódemk', FEMININE)} siódemce
    8: ${inflect('ósemk', FEMININE)} ósemce
    9: ${inflect('dziewiątk', FEMININE)} dziewiątce
    11: jedenastka jedenastki jedenastkę jedenastką
    13: ${inflect('trzynastk', FEMININE)} trzynastce
    14: ${inflect('czternastk', FEMININE)} czternastce
    20: ${inflect('dwudziestk', FEMININE)} dwudziestce
    30: ${inflect('trzydziestk', FEMININE)} trzydziestce
    40: ${inflect('czterdziestk', FEMININE)} czterdziestce
    50: ${inflect('pięćdziesiątk', FEMININE)} pięćdziesiątce
    60: ${inflect('sześćdziesiątk', FEMININE)} sześćdziesiątce
    70: ${inflect('siedemdziesiątk', FEMININE)} siedemdziesiątce
    80: ${inflect('osiemdziesiątk', FEMININE)} osiemdziesiątce
    90: ${inflect('dziewięćdziesiątk', FEMININE)} dziewięćdziesiątce
    12: tuzin tuzina tuziny
    12,10,11,15: kilkanaście kilkunastu kilkunastoma
    20,30,12,10,50: kilkadziesiąt kilkudziesięciu
    100,200,300,500: kilkaset kilkuset
    24,48,72: doba doby dobę dobą dobie dób dobami
    50: półwiecze półwiecza
    100: stulecie stulecia setki setek setkami setkach
    1000: tysiąclecie tysiąclecia
    3,4,0.25: kwartał kwartału kwartale kwartały ćwierć
    2,50,0.5: połowa połowy połowę połową połowie półfinał półfinału półfinale
    6,0.5: półrocze półrocza półroczu ${inflect('półroczn', ADJECTIVE)}
    0.5,30: ${inflect('półgodzinn', ADJECTIVE)}
    1.5,18: ${inflect('półtoraroczn', ADJECTIVE)}
    1.5,90: ${inflect('półtoragodzinn', ADJECTIVE)}
    1.5: ${inflect('półtorametrow półtorakilometrow półtoramiesięczn półtoratonow półtoralitrow', ADJECTIVE)}
    0.5,500: ${inflect('półmetrow półkilometrow półlitrow półtonow półkilogramow', ADJECTIVE)}
    500: ${inflect('półtysięczn', ADJECTIVE)}
    500000: ${inflect('półmilionow', ADJECTIVE)}`),
  ['pół', { kind: 'half' }],
]);

/** First parts of compounds, „trzyletni”, „dwustronny”: what they count may be said in another way. */
const compounds = firstParts([
  [/^pięćdziesięcio(?=\p{L}{3})/u, 50],
  [/^dziewiętnasto(?=\p{L}{3})/u, 19],
  [/^czterdziesto(?=\p{L}{3})/u, 40],
  [/^siedemnasto(?=\p{L}{3})/u, 17],
  [/^trzydziesto(?=\p{L}{3})/u, 30],
  [/^dziesięcio(?=\p{L}{3})/u, 10],
  [/^czternasto(?=\p{L}{3})/u, 14],
  [/^osiemnasto(?=\p{L}{3})/u, 18],
  [/^dwudziesto(?=\p{L}{3})/u, 20],
  [/^jedenasto(?=\p{L}{3})/u, 11],
  [/^trzynasto(?=\p{L}{3})/u, 13],
  [/^piętnasto(?=\p{L}{3})/u, 15],
  [/^szesnasto(?=\p{L}{3})/u, 16],
  [/^dwunasto(?=\p{L}{3})/u, 12],
  [/^(?:pięcio|pięcior)(?=\p{L}{3})/u, 5],
  [/^(?:cztero|czworo)(?=\p{L}{3})/u, 4],
  [/^(?:trzy(?!ma(?!nd|szt)|na|dz)|trój)(?=\p{L}{3})/u, 3],
  [/^(?:dwu|obu)(?=\p{L}{4})/u, 2],
  [/^dziewięcio(?=\p{L}{3})/u, 9],
  [/^sześcio(?=\p{L}{3})/u, 6],
  [/^siedmio(?=\p{L}{3})/u, 7],
  [/^pierwszo(?=klas)/u, 1],
  [/^drugo(?=klas)/u, 2],
  [/^trzecio(?=klas)/u, 3],
  [/^czwarto(?=klas)/u, 4],
  [/^piąto(?=klas)/u, 5],
  [/^szósto(?=klas)/u, 6],
  [/^siódmo(?=klas)/u, 7],
  [/^ósmo(?=klas)/u, 8],
  [/^jedno(?=\p{L}{4})/u, 1],
  [/^ośmio(?=\p{L}{3})/u, 8],
  [/^stu(?=let|osob|proc)/u, 100],
]);

export const polish: Numerals = {
  read: word => lexicon.get(word) ?? compounds.read(word),
  mayBegin: beginningsOf([...lexicon.keys(), ...compounds.beginnings]),
  joins: new Set(['i']),
  articles: new Set(),
};

function soft(forms: string): string {
  return forms.replace(/(?<= |^)/g, '~');
}
