/** Popes, kings, saints and peoples: the Polish name, and the beginnings of the others, in whatever language. */
export const exonymPeople = `
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
Witold: Vytautas, Witold, Вітовт, Вітольд
Chrystus: Christ, Христ
Kubuś: Winnie, Вінні, Kubuś, Кубусь
Puchatek: Winnie, Pooh, Puuh, ourson, Пух
Kopciuszek: Cinderella, Aschen, Cendrillon, Попелюшк
Edyp: Oedip, Ödip, Œdip, Едіп
Odyseusz: Odysse, Ulysse, Одіссе
Achilles: Achill, Ахілл
Jewgienij: Evg, Yevg, Jewg, Evgu, Євген
Jelena: Elena, Yelena, Helen, Jelena, Олен, Єлен
Nikita: Nikita, Mykyta, Микит, Нікіт
Kaddafi: Gadda, Kadh, Qadda, Gaddh, Каддаф
Husajn: Huss, Husein, Хусейн, Гуссейн
Krzyżacy: Teuton, Deutsch, Deutschen, Тевтон, Хрестонос
Krzyżak: Teuton, Deutsch, Тевтон, Хрестонос
Habsburg: Habsb, Габсбур
Hohenzollern: Hohenzoll, Гогенцоллер
Romanow: Romano, Романов
Burbon: Bourbon, Бурбон
Azer: Azer, Aser, Азер
Uzbek: Uzbek, Usbek, Ouzbek, Узбе
Kirgiz: Kyrgyz, Kirg, Киргиз
Kurd: Kurd, Курд
Tatar: Tatar, Татар
Łemek: Lem, Лемк
Łemko: Lem, Лемк
Tadżyk: Taji, Tadsch, Tadji, Таджи
Turkmen: Turkm, Туркме
Bask: Basqu, Bask, Баск
Flamand: Flem, Flam, Фламан
Walon: Wallo, Валлон
Czeczen: Chech, Tschet, Tchét, Чечен
Abchaz: Abkh, Abch, Абхаз
Kaszub: Kashub, Kaschub, Cachoub, Кашуб
Kozak: Cossack, Kosak, Cosaqu, Козак
Pasztun: Pasht, Pascht, Pacht, Пушту
Ujgur: Uyghur, Uigur, Ouïghour, Уйгур
Mongoł: Mongol, Монгол
Hindus: Indi, Hindu, Inder, Індій, Індус
Inuita: Inuit, Інуїт
Żyd: Jew, Jud, Juif, Juiv, Євре
Rom: Rom, Ром
Indianin: Indian, Native, Індіан
Trójmorze: Three Seas, Drei[- ]?Meere, Trois Mers, Тримор
`;
