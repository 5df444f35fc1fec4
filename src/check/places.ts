import type { Locale, Span } from '../model.ts';
import { languageOf } from './language.ts';
import { remembered } from './remembered.ts';

/** A place of a text, by the table below; named as a noun, or only meant by an adjective or its people. */
export interface PlaceFound extends Span {
  readonly id: string;
}

/** The countries and cities of the table that a text names, or whose adjective or people it has. */
export const findPlaces = remembered(readPlaces);

function readPlaces(text: string, locale: Locale): readonly PlaceFound[] {
  const stems = stemsFor(locale);
  if (!stems) return [];
  const found: PlaceFound[] = [];
  for (const { index: start } of text.matchAll(WORD_START))
    for (const { id, pattern } of stems.get(text.slice(start, start + 2)) ?? []) {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match) found.push({ id, start, end: start + match[0].length });
    }
  return found;
}

const WORD_START = /(?<!\p{L})\p{L}/gu;

export function knowsPlaces(locale: Locale): boolean {
  return COLUMNS.includes(languageOf(locale));
}

const COLUMNS = ['pl', 'en', 'de', 'fr', 'uk'];

interface Stem {
  readonly id: string;
  /** Sticky: it is tried at the start of a word. */
  readonly pattern: RegExp;
}

/** The stems of a language by their first two letters. */
type Stems = ReadonlyMap<string, readonly Stem[]>;

const compiled = new Map<string, Stems>();

function stemsFor(locale: Locale): Stems | undefined {
  const language = languageOf(locale);
  const known = compiled.get(language);
  if (known || !knowsPlaces(locale)) return known;
  const stems = new Map<string, Stem[]>();
  for (const line of TABLE.trim().split('\n')) {
    const cells = line.split('|').map(cell => cell.trim());
    for (const stem of (cells[COLUMNS.indexOf(language)] ?? '').split(/\s*,\s*/)) {
      const start = stem.slice(0, 2);
      stems.set(start, [
        ...(stems.get(start) ?? []),
        { id: cells[1] ?? '', pattern: new RegExp(stemPattern(stem), 'uy') },
      ]);
    }
  }
  compiled.set(language, stems);
  return stems;
}

/** A stem takes any ending, and so does each word of a phrase; `!` after it: none. */
function stemPattern(stem: string): string {
  return stem
    .split(' ')
    .map(word =>
      word.endsWith('!')
        ? `${word.slice(0, -1).replace(/\./g, '\\.')}(?![\\p{L}])`
        : `${word.replace(/\./g, '\\.')}\\p{L}*`,
    )
    .join('[\\s-]');
}

/**
 * Stems: pl | en | de | fr | uk, where the name differs so much between languages that its letters do not show it.
 * The first of a cell names the place; the others are its adjective, its people, its abbreviations.
 */
const TABLE = `
Polsk, Polsc, polsk, Polak, Polac, Polk, RP! | Poland, Polish, Pole!, Poles! | Polen, polnisch, Polin, Pole! | Pologne, polonais, Polonais, polono | Польщ, польськ, Поляк, поляк, Польськ
Niemc, Niemcz, Niemiec, niemieck, RFN! | German | Deutsch, deutsch, Bundesrepublik, Bundeswehr, Bundestag, Bundesverteidigungs, Bundesaußen, BRD! | Allemagne, allemand, Allemand, germano | Німеч, німец, Німц, німц, ФРН!
Francj, francusk, Francuz | France, French, Franco | Frankreich, französisch, Franzos, Französ | France, français, Français, franco | Франц, франц
Włoch, Włosz, włosk | Ital | Ital, ital | Ital, ital | Італ, італ
Hiszpani, hiszpańsk, Hiszpan | Spain, Spanish, Spaniard | Spani, spani | Espagn, espagn | Іспан, іспан
Wielk Brytani, Brytani, brytyjsk, Brytyj, Zjednoczon Królestw, Angli, angielsk, Anglik, Anglic | Britain, British, Briton, UK!, U.K., United Kingdom, England, English | Großbritannien, Grossbritannien, britisch, Brite, Vereinigt Königreich, England, englisch | Grande-Bretagne, britannique, Britannique, Royaume-Uni, Angleterre, anglais | Брита, брита, Британ, Сполучен Королівств, Англ, англ, Великобритан, Великої Британ
Stan Zjednoczon, USA!, amerykańsk, Amerykan, Ameryk, Ameryc | United States, US!, U.S., USA!, America, American, U.S.A. | Vereinigt Staaten, USA!, US!, amerikan, Amerika | États-Unis, Etats-Unis, américain, Américain, Amérique, USA! | США!, Сполучен Штат, америк, Америк
Rosj, rosyjsk, Rosjan | Russia, Russo | Russland, Rußland, russisch, Russe, Russische | Russie, russe, Russe, russo | Росі, росій, РФ!
Ukrain, ukraińsk | Ukrain | Ukrain, ukrain | Ukrain, ukrain | Україн, україн
Białoru, białoru | Belarus, Byelorussia | Weißruss, Belarus, weißruss, belarus, Weissruss | Biélorus, biélorus, Bélarus, bélarus | Білорус, білорус
Litw, litewsk | Lithuania | Litau, litau | Litua, litua | Литв, литов, Литов
Łotw, Łotys, łotews | Latvia | Lettland, lettländ, lettisch, Lettisch, Lette!, Letten! | Letton, letton | Латв, латв, латис, Латис
Estoni, estońsk, Estończyk | Estonia | Estland, Estländ, estländ, estnisch, Este!, Esten! | Estoni, estoni | Естон, естон
Czech, czesk, Czes | Czech | Tschech, tschech | Tchéqu, tchèqu, Tchèqu, République tchèque | Чех, чех, чеськ, Чеськ
Słowacj, słowack, Słowak | Slovak | Slowak, slowak | Slovaqu, slovaqu | Словач, словац, Словац
Słoweni, Słowe, słoweńsk | Sloven | Slowen, slowen | Slovén, slovèn | Словен, словен
Węgr, Węgier, węgiersk | Hungar | Ungar, ungar | Hongr, hongr | Угор, угор
Rumuni, rumuńsk, Rumun | Romania, Rumania | Rumän, rumän | Rouma, rouma | Румун, румун
Bułgari, bułgarsk, Bułgar | Bulgar | Bulgar, bulgar | Bulgar, bulgar | Болгар, болгар
Chorwa, chorwac | Croat | Kroat, kroat | Croat, croat | Хорват, хорват
Serbi, serbsk, Serb | Serb | Serb, serb | Serb, serb | Серб, серб
Grecj, Grec, greck, Grek | Greece, Greek | Griech, griech | Grec, grec, Grèce | Грец, грец, Грек, грек
Turcj, tureck, Turk, Turec, Turc | Turk, Türkiye | Türk, türk | Turqu, turc, turqu, Turc | Туреч, турец, Турк, турк, Турц
Holandi, holender, Niderland, niderlandz | Netherlands, Dutch, Holland | Niederl, niederl, Holl, holl | Pays-Bas, néerland, Néerland, Holl, holl | Нідерланд, нідерланд, Голланд, голланд
Belgi, belgijsk, Belg | Belgi | Belg, belg | Belg, belg | Бельг, бельг
Dania, Danii, Danię, Danią, duńsk, Duńczyk | Denmark, Danish, Dane!, Danes! | Dän, dän | Danemark, danois, Danois | Данія, Данії, Данію, Данією, данськ, датськ, Данськ
Szwecj, szwedzk, Szwed | Swed | Schwed, schwed | Suèd, suéd, Suéd | Швед, швед, Швец
Norwe, norwe | Norw | Norw, norw | Norv, norv | Норве, норве
Finlandi, fińsk, Fin!, Finow, Finów | Finland, Finn | Finn, finn | Finland, finland | Фінлянд, фінлянд, фінськ, Фін!, Фіни!
Szwajcar, szwajcar | Switzerland, Swiss | Schweiz, schweiz | Suiss, suiss, helvét | Швейцар, швейцар
Austri, austria | Austria | Österreich, österreich | Autri, autri | Австрі, австрі
Irlandi, irlandz | Ireland, Irish | Irland, irisch, irländ, Ire!, Iren! | Irland, irland | Ірланд, ірланд
Portugal, portugals | Portug | Portug, portug | Portug, portug | Португал, португал
Chiny, Chin!, Chinach, Chinami, Chinom, chińsk, Chińczy, ChRL! | China, Chinese, Sino, PRC! | China, chines, Chines | Chine!, chinois, Chinois, sino | Кита, китай, КНР!
Japoni, japońsk, Japoń | Japan | Japan, japan | Japon, japon, nippon | Япон, япон
Indie, Indii, Indiach, Indiami, Indiom, indyjsk | India | Indien, indisch, Indisch, Inder | Inde!, indien, Indien | Інді, індій
Egipt, egipsk, Egipc | Egypt | Ägypt, ägypt | Égypt, Egypt, égypt | Єгип, єгип
Izrael, izraelsk | Israel | Israel, israel | Israël, israél, Israél | Ізраїл, ізраїл
Palestyn, palestyńsk | Palestin | Palästin, palästin | Palestin, palestin | Палестин, палестин
Syri, syryjsk | Syria | Syri, syri, syrisch, Syrisch | Syri, syri | Сирі, сирій
Irak, irack | Iraq | Irak, irak | Irak, irak, Iraq | Ірак, ірак
Iran, irańsk | Iran | Iran, iran | Iran, iran | Іран, іран
Gruzj, gruzińsk, Gruzin | Georgia | Georgi, georgi | Géorgi, géorgi | Грузі, грузи, Грузи
Mołdawi, mołdawsk, Mołdaw | Moldov, Moldav | Moldau, moldau, Moldaw, moldaw, Moldov | Moldav, moldav | Молд, молд
Czarnogór, czarnogór | Montenegr | Montenegr, montenegr | Monténégr, monténégr | Чорногор, чорногор
Afganistan, afgańsk, Afga | Afghan | Afghan, afghan | Afghan, afghan | Афган, афган
Korei Północnej, Korea Północna, Koreą Północną, Koreę Północną, północnokoreańsk, KRLD! | North Korea, DPRK! | Nordkorea, nordkorea | Corée du Nord, nord-coréen, Nord-Coréen | Північн Коре, північнокорейськ, КНДР!
Korei Południowej, Korea Południowa, Koreą Południową, Koreę Południową, południowokoreańsk | South Korea, Republic of Korea | Südkorea, südkorea | Corée du Sud, sud-coréen, Sud-Coréen | Південн Коре, південнокорейськ
Kreml, kremlow | Kremlin | Kreml | Kremlin | Кремл, кремл
Europ, europejsk, UE! | Europ, EU! | Europ, europ | Europ, europ | Європ, європ, ЄС!
Azj, azjat | Asia | Asi, asi | Asi, asi | Азі, азі
Afryk, Afryc, afryk | Africa | Afrik, afrik | Afri, afri | Афри, афри
Hag, Hadze, hask | Hague | Haag | La Haye | Гаа, Гааг
Warszaw, warszaws | Warsaw, Varsovian | Warschau | Varsovi, varsovi | Варшав, варшав
Kraków, Krakow, krakowsk | Cracow, Krakow, Kraków | Krakau, Krakow, Kraków | Cracovi, cracovi | Краков, краків, Краків
Gdańsk, gdańsk | Gdańsk, Gdansk, Danzig | Danzig, Gdańsk, Gdansk | Gdańsk, Gdansk, Dantzig | Гданськ, гданськ
Wrocław, wrocławsk | Wrocław, Wroclaw | Breslau, Wrocław, Wroclaw | Wrocław, Wroclaw | Вроцлав, вроцлав
Poznań, Poznan, poznańsk | Poznań, Poznan | Posen, Poznań, Poznan | Poznań, Poznan | Познан, познан
Brukse, brukselsk | Brussels | Brüssel | Bruxel, bruxel | Брюссел, брюссел
Londy, londyńsk | London | London, Londoner | Londr, london | Лондон, лондон
Paryż, parys | Paris | Paris, pariser | Paris, paris | Париж, париж, паризьк
Rzym, rzyms | Rome, Roman! | Rom!, Roms!, röm, Röm | Rome, romain | Рим, римськ
Berlin, berlińsk | Berlin | Berlin | Berlin, berlin | Берлін, берлін
Wiede, Wiedn, wiedeńsk | Vienna, Viennese | Wien | Vienne, viennois | Віден, Відн, віден
Praga, Pragi, Pragę, Pragą, Pradze, prask | Prague | Prag | Prague, pragois | Праг, Празі, празьк
Moskw, moskiewsk | Moscow, Muscov | Moskau, moskau | Moscou, moscovit | Москв, москов
Kijów, Kijow, kijowsk | Kyiv, Kiev | Kiew, Kyjiw | Kiev, Kyiv, Kyïv, kiévien | Киє, Київ, київськ
Lwów, Lwow, lwowsk | Lviv, Lvov, Lwów | Lemberg, Lwiw | Lviv, Lvov | Львів, Львов, львів
Wilno, Wilna, Wilnem, Wilnie, Wilnu, wileńsk | Vilnius | Vilnius, Wilna | Vilnius | Вільнюс, вільнюс
Mińsk, mińsk | Minsk | Minsk | Minsk | Мінськ, мінськ
Pekin, pekińsk | Beijing, Peking | Peking | Pékin, pékinois | Пекін, пекін
Waszyngton, waszyngtońsk | Washington | Washington | Washington | Вашингтон, вашингтон
Now Jork, nowojorsk | New York | New York | New York, new-yorkais | Нью-Йорк, нью-йорк
Kopenha, kopenhask | Copenhagen | Kopenhagen | Copenhague | Копенгаген
Sztokholm, sztokholmsk | Stockholm | Stockholm | Stockholm | Стокгольм
Ateny, Aten!, Atenach, Atenami, ateńsk | Athen | Athen | Athènes, athéni | Афін
Genew, genewsk | Geneva | Genf | Genève, genevois | Женев
Monachium, monachijsk | Munich | München | Munich | Мюнхен
Blisk Wschod, Bliski Wschód, bliskowsch | Middle East, Near East | Nah Osten, Nahost, Nahe Osten | Moyen-Orient, Proche-Orient, moyen-oriental | Близьк Сход, Близький Схід, близькосх
`;
