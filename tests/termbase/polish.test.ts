import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMorphology, type TermEntry, termFinder } from '../../src/termbase/index.ts';

const morphology = openMorphology(
  readFileSync(resolve(import.meta.dirname, '../../src/termbase/polimorf/polish.dict')),
);

function found(term: string | TermEntry, text: string): readonly string[] {
  const entry = typeof term === 'string' ? { id: term, term } : term;
  return termFinder([entry], 'pl', { morphology })(text).map(({ start, end }) => text.slice(start, end));
}

describe('a term is found as it stands in a sentence', () => {
  it.each([
    ['minister obrony', 'Spotkał się z ministrami obrony Litwy i Łotwy.', 'ministrami obrony'],
    ['minister obrony', 'Pani minister obrony zabrała głos.', 'minister obrony'],
    ['Grupa Wyszehradzka', 'Premierzy państw Grupy Wyszehradzkiej przyjadą do Gdyni.', 'Grupy Wyszehradzkiej'],
    ['Sojusz Północnoatlantycki', 'Mówiono o Sojuszu Północnoatlantyckim.', 'Sojuszu Północnoatlantyckim'],
    [
      'sekretarz generalny NATO',
      'Rozmowa z sekretarzem generalnym NATO trwała godzinę.',
      'sekretarzem generalnym NATO',
    ],
    ['siły zbrojne', 'Dowódca sił zbrojnych podał się do dymisji.', 'sił zbrojnych'],
    [
      'traktat o zakazie prób jądrowych',
      'W traktacie o zakazie prób jądrowych zapisano…',
      'traktacie o zakazie prób jądrowych',
    ],
    ['okręt podwodny', 'Dwa okręty podwodne wyszły w morze.', 'okręty podwodne'],
    ['bezzałogowy statek powietrzny', 'nad bezzałogowymi statkami powietrznymi', 'bezzałogowymi statkami powietrznymi'],
    ['wysunięta obecność', 'w ramach wysuniętej obecności', 'wysuniętej obecności'],
    ['odstraszanie', 'Polityka odstraszania działa.', 'odstraszania'],
    ['polsko-ukraińska brygada', 'żołnierze polsko-ukraińskiej brygady', 'polsko-ukraińskiej brygady'],
    ['człowiek', 'prawa ludzi i prawo człowieka', 'ludzi'],
    ['Bośnia i Hercegowina', 'misja w Bośni i Hercegowinie', 'Bośni i Hercegowinie'],
    ['broń masowego rażenia', 'użyto broni masowego rażenia', 'broni masowego rażenia'],
    ['dowódca operacyjny', 'Wszystkich dowódców operacyjnych wezwano.', 'dowódców operacyjnych'],
    ['Rada Bezpieczeństwa ONZ', 'na forum Rady Bezpieczeństwa ONZ', 'Rady Bezpieczeństwa ONZ'],
    ['brexit', 'w kontekście brexitu', 'brexitu'],
    ['hejt', 'walka z hejtem', 'hejtem'],
    ['cyberatak', 'seria cyberataków na urzędy', 'cyberataków'],
    ['interoperacyjność', 'sprawdzenie interoperacyjności sił', 'interoperacyjności'],
    ['dron', 'rój dronów', 'dronów'],
    ['wojskowy', 'Rozmawiał z wojskowymi.', 'wojskowymi'],
    ['strefa zdemilitaryzowana', 'w strefach zdemilitaryzowanych', 'strefach zdemilitaryzowanych'],
    ['największe ćwiczenia', 'podczas największych ćwiczeń', 'największych ćwiczeń'],
    ['minister obrony', 'MINISTROWIE OBRONY w Brukseli', 'MINISTROWIE OBRONY'],
    ['minister obrony', 'ministra\u00A0obrony', 'ministra\u00A0obrony'],
    ['łącze', 'łączami', 'łączami'],
    ['brać udział', 'Polscy żołnierze brali udział w misji.', 'brali udział'],
    ['odstraszać', 'To odstrasza przeciwnika.', 'odstrasza'],
    ['zdolny do służby', 'żołnierzy zdolnych do służby', 'zdolnych do służby'],
    ['tak zwana inicjatywa', 'o tak zwanej inicjatywie', 'tak zwanej inicjatywie'],
    ['siły lądowe i powietrzne', 'siłami lądowymi i powietrznymi', 'siłami lądowymi i powietrznymi'],
    ['II wojna światowa', 'po II wojnie światowej', 'II wojnie światowej'],
    ['prezydent Polski', 'prezydentowi Polski', 'prezydentowi Polski'],
    ['Wojska Lądowe', 'dowódca Wojsk Lądowych', 'Wojsk Lądowych'],
    ['prawo do obrony', 'prawa do obrony', 'prawa do obrony'],
    ['art. 5', 'zgodnie z art. 5', 'art. 5'],
    ['MINISTER OBRONY', 'z ministrem obrony', 'ministrem obrony'],
    ['gen.', 'polecił gen. Andrzejczakowi', 'gen.'],
  ])('%s in “%s”', (term, text, expected) => {
    expect(found(term, text)[0]).toBe(expected);
  });
});

describe('a name is found in every case', () => {
  it.each([
    ['Mark Esper', 'rozmowa z Markiem Esperem', 'Markiem Esperem'],
    ['Kasem Sulejmani', 'śmierć Kasema Sulejmaniego', 'Kasema Sulejmaniego'],
    ['John Kennedy', 'za prezydentury Johna Kennedy’ego', 'Johna Kennedy’ego'],
    ['Emmanuel Macron', 'spotkał się z Emmanuelem Macronem', 'Emmanuelem Macronem'],
    ['Ursula von der Leyen', 'powiedziała Ursula von der Leyen', 'Ursula von der Leyen'],
    ['Hillary Clinton', 'kampania Hillary Clinton', 'Hillary Clinton'],
    ['Barack Obama', 'doradcy Baracka Obamy', 'Baracka Obamy'],
    ['Lloyd Austin', 'rozmawiał z Lloydem Austinem', 'Lloydem Austinem'],
    ['Jens Stoltenberg', 'słowa Jensa Stoltenberga', 'Jensa Stoltenberga'],
    ['Wołodymyr Zełenski', 'z Wołodymyrem Zełenskim', 'Wołodymyrem Zełenskim'],
    ['Wołodymyr Zełenski', 'Wołodymyrowi Zełenskiemu', 'Wołodymyrowi Zełenskiemu'],
    ['Mariusz Błaszczak', 'Mariuszowi Błaszczakowi', 'Mariuszowi Błaszczakowi'],
    ['Andrij Zahorodniuk', 'z Andrijem Zahorodniukiem', 'Andrijem Zahorodniukiem'],
    ['Boris Johnson', 'rząd Borisa Johnsona', 'Borisa Johnsona'],
    ['Ben Wallace', 'z Benem Wallace’em', 'Benem Wallace’em'],
    ['Recep Tayyip Erdogan', 'Recepa Tayyipa Erdogana', 'Recepa Tayyipa Erdogana'],
    ['Viktor Orbán', 'o Viktorze Orbánie', 'Viktorze Orbánie'],
    ['Petro Poroszenko', 'ekipa Petra Poroszenki', 'Petra Poroszenki'],
    ['Charles de Gaulle', 'za Charles’a de Gaulle’a', 'Charles’a de Gaulle’a'],
    ['Angela Merkel', 'wobec Angeli Merkel', 'Angeli Merkel'],
    ['Jarosław Gowin', 'Jarosławowi Gowinowi', 'Jarosławowi Gowinowi'],
    ['Maria Skłodowska-Curie', 'Marii Skłodowskiej-Curie', 'Marii Skłodowskiej-Curie'],
    ['Jan III Sobieski', 'za Jana III Sobieskiego', 'Jana III Sobieskiego'],
    ['Tomasz Siemoniak', 'Tomaszem Siemoniakiem', 'Tomaszem Siemoniakiem'],
    ['Fort Trump', 'budowa Fortu Trump', 'Fortu Trump'],
    ['Kijów', 'pod Kijowem', 'Kijowem'],
    ['Rammstein', 'w Rammsteinie', 'Rammsteinie'],
    ['Huawei', 'sprzęt Huawei', 'Huawei'],
    ['Żagań', 'baza w Żaganiu', 'Żaganiu'],
    ['Orzysz', 'garnizon w Orzyszu', 'Orzyszu'],
    ['Redzikowo', 'baza w Redzikowie', 'Redzikowie'],
    ['Łask', 'lotnisko w Łasku', 'Łasku'],
    ['Powidz', 'magazyny w Powidzu', 'Powidzu'],
    ['Mosul', 'bitwa o Mosul i w Mosulu', 'Mosul'],
    ['Idlib', 'naloty na prowincję Idlib, walki w Idlibie', 'Idlib'],
    ['Abu Ghraib', 'więzienie Abu Ghraib', 'Abu Ghraib'],
    ['Jimmy Carter', 'za Jimmy’ego Cartera', 'Jimmy’ego Cartera'],
    ['Theresa May', 'rząd Theresy May', 'Theresy May'],
    ['Narendra Modi', 'z Narendrą Modim', 'Narendrą Modim'],
    ['Giuseppe Conte', 'z Giuseppem Contem', 'Giuseppem Contem'],
    ['Joe Biden', 'za Joego Bidena', 'Joego Bidena'],
    ['Jean-Claude Juncker', 'z Jeanem-Claude’em Junckerem', 'Jeanem-Claude’em Junckerem'],
    ['Baszar al-Asad', 'reżim Baszara al-Asada', 'Baszara al-Asada'],
    ['Hassan Rowhani', 'Hassana Rowhaniego', 'Hassana Rowhaniego'],
    ['Zuzana Čaputová', 'u Zuzany Čaputovej', 'Zuzany Čaputovej'],
    ['Andrej Babiš', 'rząd Andreja Babiša', 'Andreja Babiša'],
    ['Altiero Spinelli', 'idea Altiera Spinellego', 'Altiera Spinellego'],
    ['Osama bin Laden', 'śmierć Osamy bin Ladena', 'Osamy bin Ladena'],
    ['Władysław Kosiniak-Kamysz', 'z Władysławem Kosiniakiem-Kamyszem', 'Władysławem Kosiniakiem-Kamyszem'],
    ['Piotr Kozioł', 'u Piotra Kozła', 'Piotra Kozła'],
    ['Al-Kaida', 'bojownicy Al-Kaidy', 'Al-Kaidy'],
    ['Deutsche Bank', 'w Deutsche Banku', 'Deutsche Banku'],
    ['Google', 'serwery Google’a', 'Google’a'],
    ['Przesmyk Suwalski', 'na Przesmyku Suwalskim', 'Przesmyku Suwalskim'],
    ['Leopard 2', 'dostawa Leopardów 2', 'Leopardów 2'],
    ['HIMARS', 'bateria HIMARS-ów', 'HIMARS-ów'],
    ['George W. Bush', 'doktryna George’a W. Busha', 'George’a W. Busha'],
    ['Kim Dzong Un', 'spotkanie z Kim Dzong Unem', 'Kim Dzong Unem'],
    ['Benjamin Netanjahu', 'Benjamina Netanjahu', 'Benjamina Netanjahu'],
    ['Siergiej Ławrow', 'z Siergiejem Ławrowem', 'Siergiejem Ławrowem'],
    ['Dmitrij Pieskow', 'Dmitrijowi Pieskowowi', 'Dmitrijowi Pieskowowi'],
    ['Nord Stream', 'gazociąg Nord Stream', 'Nord Stream'],
    ['Lockheed Martin', 'kontrakt z Lockheed Martinem', 'Lockheed Martinem'],
    ['Patriot', 'baterie Patriotów', 'Patriotów'],
    ['Raytheon', 'spółka zależna Raytheona', 'Raytheona'],
    ['Rosomak', 'na pokładzie Rosomaka', 'Rosomaka'],
    ['Kormoran', 'budowa Kormorana', 'Kormorana'],
  ])('%s in “%s”', (term, text, expected) => {
    expect(found(term, text)[0]).toBe(expected);
  });
});

describe('an acronym', () => {
  it.each([
    ['INF', 'wyjście z INF-u', 'INF-u'],
    ['PiS', 'posłowie PiS-u i rząd PiS', 'PiS-u'],
    ['MON', 'szefowie MON-u', 'MON-u'],
    ['FIFA', 'władze FIFY', 'FIFY'],
    ['NATO', 'państwa NATO', 'NATO'],
    ['V4', 'szczyt V4', 'V4'],
    ['ONZ', 'w ONZ-cie', 'ONZ-cie'],
    ['traktat INF', 'łamanie traktatu INF', 'traktatu INF'],
  ])('%s is found in “%s”', (term, text, expected) => {
    expect(found(term, text)[0]).toBe(expected);
  });

  it('is not found in small letters', () => {
    expect(found('MON', 'mon ami')).toEqual([]);
    expect(found('SZ', 'sz. p.')).toEqual([]);
  });
});

describe('what only looks like the term is not taken for it', () => {
  it.each([
    ['minister obrony', 'minister kultury i obrony cywilnej'],
    ['minister obrony', 'ministerstwo obrony'],
    ['minister obrony', 'prezes obrony'],
    ['minister obrony', 'ministrów, obrony'],
    ['kwatera główna', 'kwaterze głównymi'],
    ['Grupa Wyszehradzka', 'grupą wyszehradzkiej'],
    ['odstraszanie', 'Odstraszał wrogów.'],
    ['duży czołg', 'największy czołg'],
    ['Sojusz', 'zawarli sojusz'],
    ['lato', 'przed wielu laty, dwa lata temu'],
    ['stan', 'żołnierze ze Stanów Zjednoczonych'],
    ['raz', 'poszli tam razem'],
    ['prawo', 'było prawie ciemno'],
    ['średnia', 'klasa średnia rośnie'],
    ['lista', 'napisał list do żony'],
    ['wiedza', 'oni nie wiedzą'],
    ['użycie', 'mogli tego użyć'],
    ['państwo członkowskie', 'państwom partnerskim'],
  ])('%s in “%s”', (term, text) => {
    expect(found(term, text)).toEqual([]);
  });
});

describe('a single word is told from its homonyms', () => {
  it.each([
    ['Sojusz', 'w ramach Sojuszu', 'Sojuszu'],
    ['prawo', 'zapisano to w prawie', 'prawie'],
    ['lato', 'latem i w lecie', 'latem'],
    ['wiedza', 'dzielił się wiedzą', 'wiedzą'],
    ['lista', 'z dwóch list', 'list'],
    ['użycie', 'zakaz użycia broni', 'użycia'],
    ['stan', 'w stanie wojny', 'stanie'],
    ['Włochy', 'ministrowie Rumunii i Włoch', 'Włoch'],
  ])('%s in “%s”', (term, text, expected) => {
    expect(found(term, text)).toContain(expected);
  });
});

describe('a switch', () => {
  const withSwitches = (term: string, switches: TermEntry['switches'], text: string) =>
    found({ id: term, term, ...(switches ? { switches } : {}) }, text);

  it('keeps to one number', () => {
    expect(withSwitches('ćwiczenia', { number: 'plural' }, 'to ćwiczenie, wiele ćwiczeń')).toEqual(['ćwiczeń']);
    expect(found({ id: 'x', term: 'ćwiczenia', plural: true }, 'to ćwiczenie, wiele ćwiczeń')).toEqual(['ćwiczeń']);
    expect(withSwitches('sojusz', { number: 'singular' }, 'o sojuszu i sojuszach')).toEqual(['sojuszu']);
  });

  it('takes only the very form', () => {
    expect(withSwitches('Fort Trump', { exact: true }, 'Fortu Trump i Fort Trump')).toEqual(['Fort Trump']);
  });

  it('demands capitals, or does without', () => {
    expect(withSwitches('Rada', { case: 'sensitive' }, 'nasza rada, Radzie')).toEqual(['Radzie']);
    expect(withSwitches('Sojusz', { case: 'insensitive' }, 'tego sojuszu')).toEqual(['sojuszu']);
  });

  it('lets the words come in any order', () => {
    expect(withSwitches('obrona powietrzna', { anyOrder: true }, 'powietrznej obrony')).toEqual(['powietrznej obrony']);
    expect(found('obrona powietrzna', 'powietrznej obrony')).toEqual([]);
  });

  it('adds a form and takes one out', () => {
    expect(
      withSwitches('brexit', { forms: ['breksitem'], notForms: ['brexita'] }, 'brexita, brexitu, breksitem'),
    ).toEqual(['brexitu', 'breksitem']);
  });
});

describe('without the dictionary', () => {
  it('rules find regular forms', () => {
    const find = termFinder([{ id: '1', term: 'Grupa Wyszehradzka' }], 'pl');
    expect(find('państwa Grupy Wyszehradzkiej')).toEqual([{ id: '1', start: 8, end: 28 }]);
  });
});
