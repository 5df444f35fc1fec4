import type { Locale, Span } from '../model.ts';
import { glance, type Opening } from './glance.ts';
import { languageOf } from './language.ts';
import { openingsOf } from './openings.ts';
import { opensWith, type Pattern, pattern } from './pattern.ts';
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
  const { words, openings, isSimple } = glance(text);
  words.forEach(({ start }, at) => {
    const opening = openings[at];
    if (isSimple && opening && !stems.mayBegin(opening)) return;
    for (const { id, pattern } of stems.byStart.get(text.slice(start, start + 2)) ?? []) {
      const regex = pattern.in(text);
      regex.lastIndex = start;
      const match = regex.exec(text);
      if (match) found.push({ id, start, end: start + match[0].length });
    }
  });
  return found;
}

export function knowsPlaces(locale: Locale): boolean {
  return COLUMNS.includes(languageOf(locale));
}

const COLUMNS = ['pl', 'en', 'de', 'fr', 'uk'];

interface Stem {
  readonly id: string;
  /** Sticky: it is tried at the start of a word. */
  readonly pattern: Pattern;
}

/** The stems of a language. */
interface Stems {
  readonly mayBegin: (opening: Opening) => boolean;
  /** By their first two letters. */
  readonly byStart: ReadonlyMap<string, readonly Stem[]>;
}

const compiled = new Map<string, Stems>();

function stemsFor(locale: Locale): Stems | undefined {
  const language = languageOf(locale);
  const known = compiled.get(language);
  if (known || !knowsPlaces(locale)) return known;
  const byStart = new Map<string, Stem[]>();
  const sources: string[] = [];
  for (const line of TABLE.trim().split('\n')) {
    const cells = line.split('|').map(cell => cell.trim());
    const own = (cells[COLUMNS.indexOf(language)] ?? '').split(/\s*,\s*/).filter(Boolean);
    for (const stem of new Set(own.flatMap(stem => [stem, titled(stem)]))) {
      const start = stem.slice(0, 2);
      const source = stemPattern(stem);
      sources.push(source);
      const found = { id: cells[1] ?? '', pattern: pattern(new RegExp(source, 'uy')) };
      byStart.set(start, [...(byStart.get(start) ?? []), found]);
    }
  }
  const stems = { byStart, mayBegin: opensWith(openingsOf(sources.join('|'))) };
  compiled.set(language, stems);
  return stems;
}

/** An adjective may begin a sentence or a name: „Polska Agencja Prasowa”. */
function titled(stem: string): string {
  return stem.slice(0, 1).toUpperCase() + stem.slice(1);
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
Polsk, Polsc, polsk, Polak, Polacy!, Polka!, Polki!, Polkę!, Polką!, Polce!, Polkom!, Polkami!, Polkach!, RP! | Poland, Polish, Pole!, Poles! | Polen, polnisch, Polin, Pole! | Pologne, polonais, Polonais, polono | Польщ, польськ, Поляк, поляк, Польськ, Польк, польк
Niemc, Niemcz, Niemiec, Niemk, Niemek, niemieck, RFN! | German, FRG!, GDR! | Deutsch, deutsch, Bundes, BRD! | Allemagne, allemand, Allemand, germano, RFA! | Німеч, німец, Німц, німц, німк, німкен, ФРН!
Francj, francusk, Francuz | France, French, Franco | Frankreich, französisch, Franzos, Französ | France, français, Français, franco | Франц, франц
Włoch, Włosi!, Włoszech!, Włoszk, Włoszek, włosk | Ital | Ital, ital | Ital, ital | Італ, італ
Hiszpani, hiszpańsk, Hiszpan | Spain, Spanish, Spaniard | Spani, spani | Espagn, espagn | Іспан, іспан
Wielk Brytani, Brytani, brytyjsk, Brytyj, Zjednoczon Królestw, Angli, angielsk, Anglik, Anglic | Britain, British, Briton, UK!, U.K., United Kingdom, England, English | Großbritannien, Grossbritannien, britisch, Brite, Britin, Vereinigt Königreich, England, englisch | Grande-Bretagne, britannique, Britannique, Royaume-Uni, Angleterre, anglais | Брита, брита, Британ, Сполучен Королівств, Англ, англ, Великобритан, Великої Британ
Stan Zjednoczon, USA!, amerykańsk, Amerykan, Ameryk, Ameryc | United States, US!, U.S., USA!, America, American, U.S.A. | Vereinigt Staaten, USA!, US!, amerikan, Amerika | États-Unis, Etats-Unis, américain, Américain, Amérique, USA! | США!, Сполучен Штат, америк, Америк, Америц
Rosj, rosyjsk, Rosjan | Russia, Russo | Russland, Rußland, russisch, Russe, Russin, Russische | Russie, russe, Russe, russo | Росі, росій, росіян, РФ!
Ukrain, Ukraiń, ukraińsk | Ukrain | Ukrain, ukrain | Ukrain, ukrain | Україн, україн
Białoru, białoru | Belarus, Byelorussia | Weißruss, Belarus, weißruss, belarus, Weissruss | Biélorus, biélorus, Bélarus, bélarus | Білорус, білорус
Litw, litewsk | Lithuania | Litau, litau | Litua, litua | Литв, литов, Литов
Łotw, Łotys, łotews | Latvia | Lettland, lettländ, lettisch, Lettisch, Lette!, Letten!, Lettin | Letton, letton | Латв, латв, латис, Латис, латиш
Estoni, estońsk, Estończy, Estonk, Estonek | Estonia | Estland, Estländ, estländ, estnisch, Este!, Esten!, Estin | Estoni, estoni | Естон, естон
Czechy!, Czech!, Czechach!, Czechami!, Czechom!, Czechów!, Czecha!, Czechem!, Czechowi!, Czechosł, czesk, Czesi!, Czeszk, Czeszek | Czech | Tschech, tschech | Tchéqu, tchèqu, Tchèqu, République tchèque | Чех, чех, чеськ, Чеськ, чешк, чешок
Słowacj, słowack, Słowak, Słowacy!, Słowaczk, Słowaczek | Slovak | Slowak, slowak | Slovaqu, slovaqu | Словач, словац, словач, Словац, словак, Словак
Słoweni, Słowe, słoweńsk | Sloven | Slowen, slowen | Slovén, slovèn | Словен, словен
Węgr, Węgier, węgiersk | Hungar | Ungar, ungar | Hongr, hongr | Угор, угор
Rumuni, rumuńsk, Rumun | Romania, Rumania | Rumän, rumän | Rouma, rouma | Румун, румун
Bułgari, bułgarsk, Bułgar | Bulgar | Bulgar, bulgar | Bulgar, bulgar | Болгар, болгар
Chorwa, chorwac | Croat | Kroat, kroat | Croat, croat | Хорват, хорват
Serbi, serbsk, Serb | Serb | Serb, serb | Serb, serb | Серб, серб
Grecj, Grec, greck, Grek | Greece, Greek | Griech, griech | Grec, grec, Grèce | Грец, грец, Грек, грек, гречан, Гречан
Turcj, tureck, Turk, Turec, Turc | Turk, Türkiye | Türk, türk | Turqu, turc, turqu, Turc | Туреч, турец, Турк, турк, Турц, турчан
Holandi, Holendr, holender, Niderland, niderlandz | Netherlands, Dutch, Holland | Niederl, niederl, Holl, holl | Pays-Bas, néerland, Néerland, Holl, holl | Нідерланд, нідерланд, Голланд, голланд
Belgi, belgijsk, Belg!, Belga!, Belgów!, Belgowie!, Belgom!, Belgami! | Belgi | Belgi, belgi | Belgi, Belge!, Belges!, belge | Бельг, бельг
Dania, Danii, Danię, Danią, duńsk, Duńczy, Dunka!, Dunki!, Dunek!, Dunkami!, Dunkom! | Denmark, Danish, Dane!, Danes! | Dän, dän | Danemark, danois, Danois | Данія, Данії, Данію, Данією, данськ, датськ, Данськ, данці, данців, Данці, данцям, данець, данок!, данки!, датчан
Szwecj, szwedzk, Szwed | Swed | Schwed, schwed | Suèd, suéd, Suéd | Швед, швед, Швец
Norwe, norwe | Norw | Norw, norw | Norv, norv | Норве, норве
Finlandi, fińsk, Fin!, Finow, Finów | Finland, Finn | Finn, finn | Finland, finland | Фінлянд, фінлянд, фінськ, Фін!, Фіни!
Szwajcar, szwajcar | Switzerland, Swiss | Schweiz, schweiz | Suiss, suiss, helvét | Швейцар, швейцар
Austri, austria | Austria | Österreich, österreich | Autri, autri | Австрі, австрі
Szkocj, szkock, Szkot, Szkoci!, Szkotk | Scotland, Scottish, Scot!, Scots! | Schottl, schott, Schott | Écoss, écoss | Шотланд, шотланд
Irlandi, irlandz, Irlandcz, Irlandk, Irlandek | Ireland, Irish | Irland, irisch, irländ, Ire!, Iren!, Irin!, Irinnen! | Irland, irland | Ірланд, ірланд
Portugal, portugals | Portug | Portug, portug | Portug, portug | Португал, португал
Chiny, Chin!, Chinach, Chinami, Chinom, chińsk, Chińczy, Chink, Chinek, ChRL! | China, Chinese, Sino, PRC! | China, chines, Chines | Chine!, chinois, Chinois, sino, RPC! | Кита, китай, китая, КНР!
Japoni, japońsk, Japoń, Japonk, Japonek | Japan | Japan, japan | Japon, japon, nippon | Япон, япон
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
Korei Północnej, Korea Północna, Koreą Północną, Koreę Północną, Korea Płn., Korei Płn., Koreą Płn., Koreę Płn., północnokoreańsk, KRLD! | North Korea, DPRK! | Nordkorea, nordkorea | Corée du Nord, nord-coréen, Nord-Coréen | Північн Коре, північнокорейськ, КНДР!
Korei Południowej, Korea Południowa, Koreą Południową, Koreę Południową, Korea Płd., Korei Płd., Koreą Płd., Koreę Płd., południowokoreańsk | South Korea, Republic of Korea | Südkorea, südkorea | Corée du Sud, sud-coréen, Sud-Coréen | Південн Коре, південнокорейськ
Kreml, kremlow | Kremlin | Kreml | Kremlin | Кремл, кремл
Europ, europejsk, UE! | Europ, EU! | Europ, europ, EU! | Europ, europ, UE! | Європ, європ, ЄС!
Azj, azjat | Asia | Asi, asi | Asi, asi | Азі, азі
Afryk, Afryc, afryk | Africa | Afrik, afrik | Afri, afri | Афри, афри
Hag, Hadze, hask | Hague | Haag | La Haye | Гаа, Гааг, Гааз
Warszaw, warszaws | Warsaw, Varsovian | Warschau | Varsovi, varsovi | Варшав, варшав
Kraków, Krakow, krakowsk | Cracow, Krakow, Kraków | Krakau, Krakow, Kraków | Cracovi, cracovi | Краков, краків, Краків
Łodzi!, Łodzią!, łódzk | Łódź, Lodz | Łódź, Lodz, Lodsch | Łódź, Lodz | Лодз, лодз
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
Alban, albańsk | Alban | Alban, alban | Alban, alban | Албан, албан
Kosow, kosowsk | Kosov | Kosov, Kosow, kosov | Kosov, kosov | Косов, косов
Macedon, macedońsk | Macedon | Mazedon, mazedon, Nordmazedon, nordmazedon | Macédoin, macédon | Македон, македон
Bośni, bośniack, Bośniak | Bosnia | Bosni, bosni | Bosni, bosni | Босні, босній
Island, islandz | Iceland | Island, Isländ, isländ | Island, island | Ісланд, ісланд
Cypr, cypryjsk | Cypr | Zyper, Zypr, zypr, zyper | Chypr, chypr | Кіпр, кіпр
Kazach, kazach, Kazaszk, Kazaszek | Kazakh | Kasach, kasach | Kazakh, kazakh | Казах, казах, казаш
Armeni, armeńsk, Ormian | Armenia | Armen, armen | Armén, armén | Вірмен, вірмен
Azerbejdżan, azersk, azerbejdżańsk | Azerbaijan, Azeri | Aserbaidschan, aserbaidschan | Azerbaïdjan, azerbaïdjan | Азербайджан, азербайджан
Libi, libijsk | Libya | Liby, liby | Liby, liby | Лівії, Лівія, Лівію, лівій
Liban, libańsk | Leban | Liban, liban | Liban, liban | Ліван, ліван
Jordani, jordańsk | Jordan | Jordan, jordan | Jordan, jordan | Йорда, йорда
Jemen, jemeńsk | Yemen | Jemen, jemen | Yémen, yémén | Ємен, ємен
Katar, katarsk | Qatar | Katar, katar | Qatar, qatar | Катар, катар
Arabi Saudyjsk, saudyjsk, Saudyjczy | Saudi | Saudi, saudi | Arabie saoudite, saoudien, Saoudien | Саудівськ, саудівськ
Pakistan, pakistańsk | Pakistan | Pakistan, pakistan | Pakistan, pakistan | Пакистан, пакистан
Wietnam, wietnamsk | Vietnam | Vietnam, vietnam | Vietnam, Viêt, Viet, vietnam | Вʼєтнам, В’єтнам, В'єтнам
Tajwan, tajwańsk | Taiwan | Taiwan, taiwan | Taïwan, Taiwan, taïwan, taiwan | Тайван, тайван
Filipin, filipińsk | Philippin, Filipin | Philippin, philippin | Philippin, philippin | Філіппін, філіппін
Australi, australijsk | Australia | Australi, australi | Australi, australi | Австралі, австралій
Nowa Zelandi, Nowej Zelandi, Nową Zelandi, nowozelandz, Nowozelandcz, Nowozelandk, Nowozelandek | New Zealand | Neuseel, neuseel | Nouvelle-Zélande, néo-zéland, Néo-Zéland | Нова Зеланді, Нової Зеланді, Новій Зеланді, новозеланд
Kanad, kanadyjsk | Canad | Kanad, kanad | Canad, canad | Канад, канад
Meksyk, meksykańsk | Mexic | Mexik, mexik | Mexi, mexi | Мексик, Мексиц, мексик
Brazyli, brazylijsk | Brazil | Brasil, brasil | Brésil, brésil | Бразил, бразил
Argenty, argentyńsk | Argentin | Argentin, argentin | Argentin, argentin | Аргентин, аргентин
Kolumbi, kolumbijsk | Colombia | Kolumbi, kolumbi | Colombi, colombi | Колумбі, колумбій
Wenezuel, wenezuelsk | Venezuela | Venezolan, venezolan, Venezuela | Venezuela, Vénézuela, vénézuél | Венесуел, венесуел
Kuba!, Kuby!, Kubie!, Kubę!, Kubą!, kubańsk, Kubańczy | Cuba | Kuba, kuban | Cuba, cubain | Куба, Куби, Кубі, Кубу, кубин
RPA!, Republik Południowej Afryki, Republika Południowej Afryki, południowoafrykańsk | South Africa | Südafrika, südafrika | Afrique du Sud, sud-africain, Sud-Africain | ПАР!, Південно-Африканськ, південноафриканськ
Nigeri, nigeryjsk | Nigeria! , Nigerian | Nigeria, nigerian | Nigéria, nigérian, Nigeria | Нігері, нігерій
Niger!, Nigru!, Nigrze!, Nigrem! | Niger!, Nigerien | Niger!, nigrisch | Niger!, nigérien | Нігер!, Нігеру!, Нігері!
Etiopi, etiopsk, Etiopczy, Etiopk, Etiopek | Ethiopia | Äthiopi, äthiopi | Éthiopi, éthiopi, Ethiopi | Ефіопі, ефіоп
Keni, kenijsk, Kenijczy, Kenij | Kenya | Kenia, keniani | Kenya, kényan, Kényan | Кені, кенійськ
Marok, marokańsk | Morocc | Marok, marok | Maroc, maroc | Марок, марок
Tunez, tunezyjsk | Tunis | Tunes, tunes | Tunis, tunis | Туніс, туніс
Algieri, algiersk, algieryjsk | Algeria | Algeri, algeri | Algéri, algéri | Алжир, алжир
Sudan, sudańsk | Sudan | Sudan, sudan | Soudan, soudan | Судан, судан
Somali, somalijsk | Somali | Somali, somali | Somali, somali | Сомалі, сомалій
Walia!, Walii, Walię, Walią, walijsk, Walijczy | Wales, Welsh | Wales, walis | Galles, gallois | Уельс, уельс, валлі, Валлі
Lublin, lubelsk | Lublin | Lublin | Lublin | Люблін, люблін
Lubus, lubus | Lubu | Lebus, Lubus, lebus | Lubu | Любуськ, Любус
Podkarpac, podkarpac | Podkarpac, Subcarpathia, Subcarpathian | Podkarpac, Karpatenvorland | Podkarpac, Subcarpat, Basses-Carpates | Підкарпат, Прикарпат
Podlas, podlas | Podlas, Podlachia | Podlas, Podlachi | Podlas, Podlachi | Підля, Підлє, Подляс, Подлась, Подляськ
Madry, madryck | Madrid | Madrid, madrid | Madrid, madril | Мадрид, мадрид
Lizbon, lizbońsk | Lisbon | Lissabon | Lisbonn, lisbo | Лісабон, лісабон
Barcelon, barcelońsk | Barcelona | Barcelona | Barcelon, barcelon | Барселон, барселон
Budapeszt, Budapeszc, budapeszteńsk | Budapest | Budapest | Budapest, budapest | Будапешт, будапешт
Bukareszt, Bukareszc, bukareszteńsk | Bucharest | Bukarest | Bucarest, bucarest | Бухарест, бухарест
Belgrad, belgradzk | Belgrade | Belgrad | Belgrade | Белград, белград
Zagrzeb, zagrzebsk | Zagreb | Zagreb | Zagreb | Загреб, загреб
Lublan, Ljublan, Lublań | Ljubljana | Ljubljana | Ljubljana | Любля
Bratysław, bratysławsk | Bratislava | Bratislava, Pressburg | Bratislava | Братислав, братислав
Ryga!, Rygi!, Rydze!, Rygę!, Rygą!, rysk | Riga | Riga, Rigaer | Riga | Риг, Ризі, ризьк
Tallin, tallińsk | Tallinn | Tallinn, Reval | Tallin | Таллін, Таллінн, таллінн
Helsin, helsińsk | Helsinki | Helsinki | Helsinki | Гельсінк, гельсінськ
Strasbur, strasbursk | Strasbourg, Strassburg | Straßburg, Strassburg, Straßburger | Strasbourg, strasbourg | Страсбур, страсбур
Luksembur, luksembursk | Luxemb | Luxemb, luxemb | Luxemb, luxemb | Люксембур, люксембур
Hambur, hambursk | Hamburg | Hamburg | Hambourg | Гамбург, гамбур
Dreźni, Drezn, drezdeńsk | Dresden | Dresd | Dresde | Дрезден, дрезден
Lipsk!, Lipska!, Lipsku!, Lipskiem!, lipsk | Leipzig | Leipzig | Leipzig | Лейпциг, лейпци
Norymber, norymbersk | Nuremberg, Nürnberg | Nürnberg | Nuremberg | Нюрнберг, нюрнбер
Mediolan, mediolańsk | Milan | Mailand, Mailänd | Milan | Мілан, мілан
Wenecj, wenecki | Venice, Venetian | Vened, vened | Venise, vénitien | Венеці, венеці
Neapol, neapolita | Naples, Neapolitan | Neapel, neapol | Naples, napolitain | Неапол, неапол
Stambuł, Stambul, stambulsk | Istanbul | Istanbul | Istanbul, Istamboul | Стамбул, стамбул
Jerozolim, jerozolimsk | Jerusalem | Jerusalem | Jérusalem | Єрусалим, єрусалим
Damaszek, Damaszk, damasceńsk | Damascus | Damask | Damas! | Дамаск, дамаськ
Bagdad, bagdadzk | Baghdad | Bagdad | Bagdad, Baghdad | Багдад, багдад
Kair, kairsk | Cairo | Kairo | Caire | Каїр, каїр
Toki, tokijsk | Tokyo | Tokio, Tokyo | Tokyo, Tōkyō | Токі, токій
Szanghaj, szanghajsk | Shanghai | Shanghai, Schanghai | Shanghai | Шанха, шанха
Seul, seulsk | Seoul | Seoul | Séoul | Сеул, сеул
Charków, Charkow, charkowsk | Kharkiv, Kharkov | Charkiw, Charkow | Kharkiv, Kharkov | Харків, Харков, харків
Odess, odesk | Odesa, Odessa | Odes | Odes, odes | Одес, одес
Chersoń, Cherson, chersońsk | Kherson | Cherson | Kherson | Херсон, херсон
Zaporoż, Zaporos, zaporos | Zapori, Zaporo | Saporischsch, Saporisch, Saporosch | Zapori, Zaporo | Запоріж, Запороз, запоріз
Donieck, Doniec!, doniec | Donetsk, Donieck | Donezk, Donjezk | Donetsk | Донець, донець
Ługańsk, ługańsk | Luhansk, Lugansk | Luhansk, Lugansk | Louhansk, Lougansk, Luhansk | Луганськ, луганськ
Kursk, kursk | Kursk | Kursk | Koursk | Курськ, курськ
Biełgorod, biełgorodz | Belgorod | Belgorod | Belgorod, Bielgorod | Бєлгород, бєлгород
Krym!, Krymu!, Krymie!, Krymem!, Krymowi!, krymsk | Crimea | Krim | Crimée, criméen | Крим, крим
Donbas, donbas | Donbas | Donbas | Donbas | Донбас, донбас
Szczecin!, Szczecina!, Szczecinie!, Szczecinem!, Szczecinowi!, szczecińsk | Szczecin!, Szczecin’s, Stettin | Stettin, Szczecin! | Szczecin!, Stettin | Щецин!, Щецина!, Щецині!, Щецином!, щецин
Świnoujści, świnouj | Świnoujści, Swinoujsci, Swinemünde | Swinemünd, Świnoujści | Świnoujści, Swinoujsci | Свіноуйсьц, Свіноуйсьц, Свиноуйсьц, свіноуйсь
Śląsk!, Śląska!, Śląsku!, Śląskiem!, śląski, Ślązak, Ślązac | Silesia, Śląsk! | Schlesi, schlesi, Śląsk! | Silési, silési, Śląsk! | Сілезі, сілез, Шльонськ
Pomorz, pomors | Pomerania, Pomorze | Pommern, pommers, Pommers, Pomorze | Poméran, poméran, Pomorze | Помор, помор, Помер
Mazows, Mazowsz, mazowiec | Mazovia, Masovia, Mazowsz, Mazowiec | Masowi, masowi, Masovi | Mazovi, mazovi, Masovi | Мазов, мазов
Małopols, małopols | Lesser Poland, Małopols, Malopols | Kleinpol, kleinpol | Petite-Pologne, Petite Pologne, Małopols | Малопол, малопол
Wielkopols, wielkopols | Greater Poland, Wielkopols | Großpol, großpol, Grosspol | Grande-Pologne, Grande Pologne, Wielkopols | Великопол, великопол
Suwalszczyz, Suwalszczyź, Suwałk, Suwałek, suwals | Suwałk, Suwalk, Suwalszcz | Suwałk, Suwalk, Suwalszcz | Suwałk, Suwalk | Сувалк, сувал
Sakson, saksońsk | Saxon | Sachs, sächs | Sax, sax | Саксон, саксон
Bawari, bawarsk | Bavaria | Bayer, bayer, bayri | Bavi, bavarois | Баварі, бавар
Amazoni, amazońsk | Amazon | Amazon, amazon | Amazon, amazon | Амазон, амазон
Syberi, syberyjsk | Siberia | Sibiri, sibiri | Sibéri, sibéri | Сибір, сибір
Kaukaz, kaukas | Caucas | Kaukas, kaukas | Caucas, caucas | Кавказ, кавказ
Bałty, bałtyck | Baltic | Ostsee, Balti, balti | Balti, balti | Балт, балт
Wisła, Wisły, Wiśle, Wisłę, Wisłą, wiśla | Vistula, Wisła | Weichsel, Wisła | Vistule, Wisła | Віс, віс
Odra!, Odry!, Odrze!, Odrę!, Odrą!, odrza | Oder!, Odra! | Oder! | Oder! , Odra! | Одр, одер
Dunaj!, Dunaju!, Dunajem!, Dunajowi!, naddunaj | Danube | Donau | Danube, danubi | Дуна, дуна
Dniepr, Dnieprz, naddniepr | Dnieper, Dnipro, Dniepr | Dnepr, Dnipro, Dnjepr | Dniepr, Dnipro, Dniipro | Дніпр, дніпр
Jowisz | Jupiter, Jovian | Jupiter | Jupiter, jovien | Юпітер, юпітер
`;
