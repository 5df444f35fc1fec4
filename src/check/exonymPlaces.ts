/** Places and feasts: the Polish name, and the beginnings of the others, in whatever language. */
export const exonymPlaces = `
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
Beskid: Beskid, Bieszcz, Beskydy, Бескид
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
Wielkanoc: Easter, Oster, Pâques, Велик, Пасх
Irbil: Erbil, Arbil, Irbil, Ербіл, Ірбіл
Bayern: Bayern, Бавар
Kostrzyn: Kostrzyn, Küstrin, Костшин
Kołobrzeg: Kołobrzeg, Kolobrzeg, Kolberg, Колобжег
Słupsk: Słupsk, Slupsk, Stolp, Слупськ
Koszalin: Koszalin, Köslin, Кошалін
Gorzów: Gorzów, Gorzow, Landsberg, Гожув
Legnica: Legnica, Liegnitz, Легніц
Wałbrzych: Wałbrzych, Walbrzych, Waldenburg, Валбжих
Świdnica: Świdnica, Swidnica, Schweidnitz, Свідниц
Kłodzko: Kłodzk, Klodzk, Glatz, Клодзьк
Brzeg: Brzeg, Brieg, Бжег
Racibórz: Racib, Ratibor, Рацібуж
Gliwice: Gliwic, Gleiwitz, Глівіц
Bytom: Bytom, Beuthen, Битом
Katowice: Katowic, Kattowitz, Катовіц
Pszczyna: Pszczyn, Pless, Пщин
Oświęcim: Oświęcim, Oswiecim, Auschwitz, Освенцім, Аушвіц
Grudziądz: Grudz, Graudenz, Грудзьондз, Грудзендз
Chełmno: Chełmn, Chelmn, Kulm, Хелмн
Malbork: Malbork, Marienburg, Мальборк
Ełk: Ełk, Elk, Lyck, Елк
Gniezno: Gniezn, Gnesen, Гнєзн, Гнезн
Leszno: Leszn, Lissa, Лешн
Bydgoszcz: Bydgoszcz, Bromberg, Бидгощ
Częstochowa: Częstochow, Czestochow, Tschenstochau, Ченстохов
Sopot: Sopot, Zoppot, Сопот
Gdynia: Gdyni, Gdingen, Гдин
Tczew: Tczew, Dirschau, Тчев
Zgorzelec: Zgorzelec, Görlitz, Згожелец
Sandomierz: Sandomi, Sandomir, Сандомир, Сандомєж
Zamość: Zamo, Samosch, Замост, Замощ
Tbilisi: Tbili, Tiflis, Тбіліс
Golan: Golan, Голан
Sana: San, Сан
Sueski: Suez, Sues, Суец
Adriatyk: Adria, Адріа
Atlantyk: Atlant, Атлант
Pacyfik: Pacifi, Pazifi, Тих
Arktyka: Arcti, Arkti, Аркти
Antarktyda: Antarc, Antark, Антаркт
Kastylia: Castil, Kastil, Кастил
Estremadura: Extremadur, Estrémad, Естремадур
Kastel: Castel, Kastel
Lewant: Levant, Lewant, Левант
Mezopotamia: Mesopot, Mésopot, Месопот
Persja: Persi, Pers, Перс
Prusy: Prussi, Preu, Prus, Прус
Ruś: Rus, Ruth, Рус
Inflanty: Livon, Livland, Inflan, Інфлянт, Лівон
Kurlandia: Courl, Kurl, Курлян
Żmudź: Samogit, Žemait, Schamait, Жемайт
Kresy: Kresy, Borderl, Ostgebiet, Confins, Крес
Dubrownik: Dubrovn, Дубровн
Zadar: Zadar, Zara, Задар
Werona: Veron, Верон
Piza: Pisa, Pise, Піз
Syrakuzy: Syrac, Syrak, Сірак
Rodos: Rhod, Родос
Korfu: Corf, Korf, Корф
Cejlon: Ceylon, Sri, Цейлон
Sybir: Siber, Sibir, Sibér, Сибір
`;
