import { languageOf } from './language.ts';
import { type Pattern, pattern } from './pattern.ts';

/**
 * Whether a translation has another language's own name for what one of these Polish names may be: „Getynga” is
 * Göttingen, „Kazimierz Wielki” Casimir the Great, „Mjanma” Myanmar.
 */
export function hasExonym(names: readonly string[], target: string, targetLocale: string): boolean {
  return names.some(
    name => TABLE.get(name)?.isIn(target) || countries(languageOf(targetLocale)).get(name)?.isIn(target),
  );
}

/** Names of popes, kings and saints, and of places whose letters do not show that they are the same; stems. */
const TABLE: ReadonlyMap<string, Pattern> = readTable(`
Jan: John, Johann, Jean, Іван, Ян, Іоан
Paweł: Paul, Павло, Павел
Piotr: Peter, Pierre, Петр, Петер
Franciszek: Francis, Franzisk, Franz, François, Франциск
Benedykt: Benedict, Benedikt, Benoît, Бенедикт
Karol: Charles, Karl, Чарльз, Карл
Elżbieta: Elizabeth, Elisabeth, Élisabeth, Єлизавет
Mikołaj: Nicholas, Nikola, Nicolas, Микол
Jerzy: George, Georg, Юрі, Георг
Ludwik: Louis, Ludwig, Людовик
Wilhelm: William, Wilhelm, Guillaume, Вільгельм
Małgorzata: Margare, Margre, Margue, Маргар, Маргре, Малгожат
Filip: Philip, Felipe, Філіп
Henryk: Henry, Heinrich, Henri, Генрі, Генрик
Stefan: Stephen, Stephan, Étienne, Стефан, Степан
Szczepan: Stephen, Stephan, Étienne, Стефан, Степан
Leon: Leo, Léon, Лев, Леон
Katarzyna: Catherine, Kate, Kathar, Катерин, Катажин
Andrzej: Andrew, Andreas, André, Анджей, Андрі
Maria: Mary, Mari, Марі
Jakub: James, Jacob, Jakob, Jacques, Яків, Якуб
Józef: Joseph, Josef, Юзеф, Йосип
Jezus: Jesus, Jésus, Ісус
Joe: Joe, Джо
Kazimierz: Casimir, Kasimir, Казимир, Казімір
Zygmunt: Sigismund, Sigmund, Сигізмунд, Зигмунт
Władysław: Ladislaus, Wladislaus, Vladislav, Ladislas, Владислав
Bolesław: Boleslaus, Boleslav, Boleslas, Болеслав
Aleksander: Alexander, Alexandre, Олександр
Michał: Michael, Michel, Михайл, Міхал
Wojciech: Adalbert, Войцех
Stanisław: Stanislaus, Stanislas, Станіслав
Jadwiga: Hedwig, Edwige, Hedwige, Ядвіг
Krzysztof: Christopher, Christoph, Christophe, Христофор, Кшиштоф
Mateusz: Matthew, Matthäus, Matthieu, Матвій, Матеуш
Łukasz: Luke, Lukas, Luc, Лук
Marek: Mark, Markus, Marc, Марк
Szymon: Simon, Симон, Шимон
Tomasz: Thomas, Фома, Томас, Томаш
Bartłomiej: Bartholomew, Bartholomäus, Barthélemy, Варфоломі, Бартломей
Wawrzyniec: Lawrence, Laurence, Laurentius, Laurent, Lorenz, Лаврент
Grzegorz: Gregory, Gregor, Grégoire, Григор, Гжегож
Marcin: Martin, Мартин, Марцін
Antoni: Anthony, Antony, Anton, Antoine, Антон
Idzi: Giles, Ägidius, Gilles, Егіді
Ignacy: Ignatius, Ignace, Ігнат, Ігнаці
Urban: Urban, Urbain, Урбан
Pius: Pius, Pie, Пій, Пія, Пієм
Łazarz: Lazarus, Lazare, Лазар
Łucja: Lucy, Lucia, Luzia, Lucie, Люці, Луці
Zuzanna: Susan, Suzanne, Сусанн, Зузанн
Helena: Helen, Hélène, Олен, Гелен
Mahomet: Muhammad, Mohammed, Mahomet, Магомет, Мухаммад
Mojżesz: Moses, Moïse, Мойсей
Budda: Buddha, Bouddha, Будд
Konfucjusz: Confucius, Konfuzius, Конфуці
Juliusz: Julius, Jules, Юлі
Cezar: Caesar, Cäsar, César, Цезар
Neron: Nero, Néron, Нерон
Arystoteles: Aristot, Арістотел
Kopernik: Copernic, Kopernik, Копернік, Коперник
Kolumb: Columbus, Kolumbus, Colomb, Колумб
Szekspir: Shakespeare, Шекспір
Tycjan: Titian, Tizian, Titien, Тіціан
Rafael: Raphael, Raffael, Raphaël, Рафаел, Рафаель
Anioł: Michelangelo, Michel-Ange, Мікеланджело
Wergiliusz: Virgil, Vergil, Virgile, Вергілі
Horacy: Horace, Horaz, Горацій
Owidiusz: Ovid, Овіді
Cyceron: Cicero, Cicéron, Цицерон
Sokrates: Socrat, Sokrat, Сократ
Kartezjusz: Descartes, Декарт
Luter: Luther, Лютер
Kalwin: Calvin, Кальвін
Wolter: Voltaire, Вольтер
Molier: Molière, Moliere, Мольєр
Kleopatra: Cleopatra, Kleopatra, Cléopâtre, Клеопатр
Attyla: Attila, Аттіл
Joanna: Joan, Johanna, Jeanne, Жанн, Йоанн, Іоанн
Iwan: Ivan, Iwan, Іван
Salomon: Solomon, Salomo, Соломон
Dawid: David, Давид, Девід
Adwent: Advent, Avent, Адвент
Stwosz: Stoss, Stoß, Ствош, Штос
Wit: Veit, Guy, Vitus, Віт
Jagiellonka: Jagiell, Jagell, Ягеллон
Jagiellończyk: Jagiell, Jagell, Ягеллон
Jagiełło: Jagie, Jogaila, Ягайл
Jagiellonowie: Jagiell, Jagell, Ягеллон
Batory: B[aá]thory, Batory, Batori, Батор
Barbarossa: Barbaross, Барбаросс
Szopen: Chopin, Шопен
Chopin: Шопен
Rzeczpospolita: Republi, Republic, Commonwealth, République, Rzeczpospolita, Polen, Poland, Pologne, Речі Посполит, Річ Посполит, Польщ, Республік
Akwizgran: Aachen, Aix-la-Chapelle, Аахен
Moguncja: Mainz, Mayence, Майнц
Ratyzbona: Regensburg, Ratisbon, Регенсбург
Brunszwik: Braunschweig, Brunswick, Брауншвейг
Brandenburgia: Brandenb, Brandebourg, Бранденбур
Getynga: Götting, Гетті
Nicea: Nice, Nizza, Ніцц
Awinion: Avignon, Авіньйон
Bolonia: Bologn, Болонь
Padwa: Padu, Padoue, Паду
Trydent: Trent, Trient, Тренто, Трент
Kordoba: C[oó]rdoba, Cordoue, Кордов, Кордоб
Antwerpia: Antwerp, Anvers, Антверп
Gandawa: Ghent, Gent, Gand, Гент
Bazylea: Basel, Bâle, Basle, Базел
Równe: Rivne, Riwne, Rovno, Рівн
Żytomierz: Zhytomyr, Schytomyr, Jytomyr, Żytomierz, Житомир
Brześć: Brest, Брест, Берест
Szawlach: Šiauli, Siauli, Шяуля
Szawle: Šiauli, Schaulen, Шяуля
Kowno: Kaunas, Каунас
Królewiec: Kaliningrad, Königsberg, Калінінград, Кенігсберг, Кеніґсберґ
Petersburg: Petersb, Pétersb, Петербур
Trypolis: Tripol, Триполі
Abeba: Ababa, Abeba, Абеб
Bombaj: Mumbai, Bomba, Мумба, Бомбе
Pjongjang: Pyongyang, Pjöngjang, Пхеньян
Tajpej: Taip, Тайбе
Rangun: Yangon, Rang, Янгон
Sycylia: Sicil, Sizili, Сицил
Sardynia: Sardini, Sardaigne, Сардин
Korsyka: Corsica, Korsika, Corse, Корсик
Bretania: Brittany, Bretagne, Бретан
Alzacja: Alsace, Elsass, Ельзас
Lotaryngia: Lorrain, Lothring, Лотаринг
Nadrenia: Rhine, Rhein, Rhénan, Рейн, Північн
Westfalia: Westphal, Westfal, Вестфал
Hesja: Hess, Гессен
Turyngia: Thuring, Thüring, Тюринг
Meklemburgia: Mecklen, Мекленбур
Saksonia: Saxon, Saxe, Sachs, Саксон
Karyntia: Carinth, Kärnt, Карінт, Каринт
Katalonia: Catal, Katal, Каталон
Andaluzja: Andalu, Андалус
Galicja: Galici, Galizi, Galice, Галичин, Галіс, Галіц
Flandria: Fland, Фландр
Zakarpaciu: Transcarpath, Transkarpat, Transcarpat, Zakarpat, Закарпат
Zakarpacie: Transcarpath, Transkarpat, Transcarpat, Zakarpat, Закарпат
Naddniestrze: Transnistri, Transdni, Придністро
Abchazja: Abkhaz, Abchas, Абхаз
Czeczenia: Chechn, Tschetschen, Tchétchén, Чечн
Karabach: Karaba, Bergkarabach, Карабах
Sinciang: Xinjiang, Sinkiang, Сіньцзян
Łaba: Elbe, Ельб
Sekwana: Seine, Сен[аиіу]
Loara: Loire, Луар
Niemen: Neman, Nemunas, Memel, Niémen, Німан, Неман
Warta: Warta, Warthe, Варт
Warmia: Warmi, Ermland, Varmi, Вармі
Karkonosze: Karkonosze, Giant Mountains, Krkonoš, Riesengebirge, Géants, Карконош, Крконош
Sudety: Sudet, Sudètes, Судет
Beskidy: Beskid, Bieszcz, Beskydy, Бескид
Karpaty: Carpath, Karpat, Carpat, Карпат
Opolszczyzna: Opol, Oppeln, Опол
Lubelszczyzna: Lublin, Lubelszczyzna, Люблін, Любельщин
Zamojszczyzna: Zamo, Замой, Замост
Rzeszowszczyzna: Rzesz, Жеш
Sądecczyzna: Sącz, S[aą]dec, Сонч, Санч, Сондеч
Kielecczyzna: Kiel, Кел
Białostocczyzna: Białyst, Białost, Bialyst, Білосто
Zachodniopomorskie: West Pomerania, Zachodniopomor, Westpommern, Poméranie occ, Західнопомор
Skandynawia: Scandinav, Skandinav, Скандинав
Laponia: Lap, Lappland, Лапланд
Baleary: Balear, Baléar, Балеар
Kanary: Canar, Kanar, Канар
Majorka: Mallor, Major, Майорк
Olsztyn: Olsztyn, Allenstein, Ольштин
Elbląg: Elbl, Elbing, Ельблон
Przemyśl: Przemy, Перемишл
Cieszyn: Cieszyn, Teschen, Těšín, Цешин, Тешин
Ołomuniec: Olomouc, Olmütz, Оломоу
Koszyce: Koši, Kosi, Kaschau, Кошиц
Morawy: Moravi, Mähr, Морав
Siedmiogród: Transylvani, Transilvani, Siebenbürgen, Трансильван, Семиград
Dalmacja: Dalmat, Далмац
Wojwodina: Vojvodin, Voïvodin, Woiwodina, Воєводин
Edynburg: Edinburg, Édimbourg, Единбур
Kornwalia: Cornwall, Cornouaill, Корнуол
Aszchabad: Ashgabat, Aschgabat, Achgabat, Ашгабат, Ашхабад
Hudajda: Hodei, Hudai, Houd, Ходей, Ходейд
Dżudda: Jedda, Jidda, Dschidda, Djedda, Джидд
Doha: Doha, Дох
Dosz: Doha, Дох
Dosze: Doha, Дох
Ahmadabad: Ahmedabad, Ахмадабад, Ахмедабад
Zabi: Dhabi, Dabi, Дабі
Delhi: Delhi, Делі
Dhaka: Dhaka, Dacca, Дакк
Kapsztad: Cape Town, Kapstadt, Le Cap, Кейптаун
Ułan: Ulaan, Ulan, Oulan, Улан
Bator: Ulaanbaatar, Baatar, Bator, Батор
Wuhan: Wuhan, Ухан
Kanton: Guangzhou, Kanton, Canton, Гуанчжо
Nankin: Nanjing, Nanking, Nankin, Нанкін
Ormuz: Hormuz, Hormus, Ormuz, Ормуз
Bosfor: Bospor, Босфор
Dardanele: Dardanel, Дарданел
Herkules: Hercules, Herkules, Hercule, Геркулес
Konstantynopol: Constantinopl, Konstantinop, Константинопол
Betlejem: Bethle, Bethlé, Віфлеєм
Nazaret: Nazaret, Назарет
Ziemia: Earth, Erde, Terre, Земл
Księżyc: Moon, Mond, Lune, Місяц
Słońce: Sun, Sonne, Soleil, Сонц
Wenus: Venus, Vénus, Венер
Saturn: Saturn, Сатурн
Boże: Christmas, Weihnacht, Noël, Різдв, Corpus Christi, Fronleichnam, Божо
Wielkanoc: Easter, Oster, Pâques, Великод, Пасх
`);

function readTable(table: string): ReadonlyMap<string, Pattern> {
  return new Map(
    table
      .trim()
      .split('\n')
      .map(line => line.split(': '))
      .map(([name = '', stems = '']) => [name, stemsPattern(stems.split(', '))]),
  );
}

function stemsPattern(stems: readonly string[]): Pattern {
  return pattern(new RegExp(`(?<!\\p{L})(?:${stems.join('|')})`, 'iu'));
}

/** The countries of the world: each word of their Polish names, with the beginnings of their names in a language. */
function countries(language: string): ReadonlyMap<string, Pattern> {
  const known = countriesIn.get(language);
  if (known) return known;
  const stems = new Map<string, string[]>();
  // Of a code that is none, Intl makes no names.
  if (!/^[a-z]{2,3}$/.test(language)) return new Map();
  const [polish, foreign] = [regionNamesIn('pl'), regionNamesIn(language)];
  for (const [own, other] of REGIONS.map(code => [polish(code), foreign(code)] as const))
    for (const word of own.flatMap(wordsOf).filter(word => !GENERIC.has(word)))
      stems.set(word, [...(stems.get(word) ?? []), ...other.flatMap(wordsOf).map(beginning)]);
  const found = new Map([...stems].filter(([, all]) => all.length > 0).map(([word, all]) => [word, stemsPattern(all)]));
  countriesIn.set(language, found);
  return found;
}

const countriesIn = new Map<string, ReadonlyMap<string, Pattern>>();

/** Every code of two letters that Unicode has a name for. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const REGIONS: readonly string[] = LETTERS.flatMap(first => LETTERS.map(second => first + second));

function regionNamesIn(language: string): (code: string) => readonly string[] {
  const styles = (['long', 'short'] as const).map(
    style => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
  );
  return code => styles.flatMap(names => names.of(code) ?? []);
}

/** The words of a name that have a capital. */
function wordsOf(name: string): readonly string[] {
  return name.match(/\p{Lu}[\p{L}\p{M}’'ʼ]{2,}/gu) ?? [];
}

/** What the cases of a language, its adjectives and its people leave of a name. */
function beginning(word: string): string {
  return word.slice(0, Math.max(3, Math.min(5, word.length - 2)));
}

/** Words of the names of countries that are the names of none. */
const GENERIC: ReadonlySet<string> = new Set(
  'Republika Wyspy Wyspa Demokratyczna Środkowoafrykańska Ludowa Nowa Święty Święta Saint Królestwo Zjednoczone Terytorium Terytoria Północna Południowa Zachodnia Wschodni Francuskie Francuska Brytyjskie Amerykańskie Stany Sint Dziewicze Specjalny Region Administracyjny Unia Organizacja'.split(
    ' ',
  ),
);
