import type { LanguageRules } from '../language.ts';
import { openers, subjects } from './pl-openers.ts';
import { terms } from './pl-terms.ts';
import { titles } from './pl-titles.ts';
import { notVerbs, verbEndings, verbs } from './pl-verbs.ts';

/** Polish. The abbreviations are in `pl-titles.ts` and `pl-terms.ts`, which say how to add one. */
export const pl: LanguageRules = {
  locale: 'pl',
  abbreviations: [...titles, ...terms],
  openers,
  subjects,
  subjectEndings: 'cja zja sja ość anie enie stwo ctwo nicy owcy anci enci yści iści owie acje czenie',
  dangling: `
    w we z ze do od ode na po o u za dla przy nad nade pod pode przed przede przez przeze bez beze ku między
    i oraz a ale lub albo ani czy że żeby aby by bo gdy kiedy jeśli jeżeli choć więc zaś niż jak jako który która które
    bardzo zbyt mój moja moje twój twoja nasz wasz ich jej jego pan pani panie proszę`,
  framing: `
    w we z ze do od ode na po o u za dla przy nad pod przed przez bez między podczas około ok co już jeszcze dopiero
    też także również tylko zaledwie prawie niemal blisko ponad przeszło najpierw potem później wtedy następnie wkrótce
    ostatnio niedawno wcześniej dawniej obecnie dziś dzisiaj wczoraj jutro latem zimą wiosną jesienią rano wieczorem
    nocą koło wskutek wobec według wg mimo pomimo wśród spośród oprócz dzięki zgodnie zdaniem tuż aż zarówno
    to kilka parę rok miesiąc tydzień łącznie średnio co najmniej minimum maksymalnie`,
  conjunctions: `
    że iż żeby aby by gdy kiedy gdyby jeśli jeżeli bo ponieważ gdyż choć chociaż mimo zanim odkąd dopóki podczas
    który która które którego której któremu którym którą których którzy którymi
    gdzie skąd dokąd jak jakby co`,
  coordinators: 'a i ale lecz zaś natomiast więc zatem toteż jednak',
  verbs,
  verbEndings,
  notVerbs,
  counted: `
    c f vat pkb pit cit pln usd eur gbp chf nok sek czk huf co2 alk obj kwh mwh gwh euro polek polaków niemek żydówek
    ukrainek rosjanek romów mw kw ludzi`,
  countedEndings: 'ów jan',
  nameEndings:
    'ski ska skiego skiej skiemu skim ską cki cka ckiego ckiej ckiemu dzki dzka dzkiego wicz wicza wiczem czyk czyka icz ycz czak czuk zuk nko',
  adjectiveEndings:
    'ski ska skie skiej ską skich skim cki cka ckie ckiej cką ckich ckim zki zka zkiej zką ny na ne nej ną nym nych owy owa owe owej ową owym',
  times: `
    roku r styczniu stycznia styczeń lutym lutego luty marcu marca marzec kwietniu kwietnia kwiecień maju maja maj
    czerwcu czerwca czerwiec lipcu lipca lipiec sierpniu sierpnia sierpień wrześniu września wrzesień październiku
    października październik listopadzie listopada listopad grudniu grudnia grudzień dnia lata latem lecie zimą zimy
    wiosną wiosny jesienią jesieni wakacje ferie i ii iii iv kwartale kwartału półroczu półrocza połowie początku końcu
    koniec końca wiosna jesień zima lato tego kw`,
  labels: `
    serie serii seria grupa grupie grupy grupą witamina witaminy witaminę witaminą witamin klasa klasy klasie klasę
    kategoria kategorii kategorię typ typu typie plan planu planem punkt punktu punkcie litera litery literę wariant
    wariantu wariancie sektor sektora sektorze strefa strefy strefie blok bloku budynek budynku wejście wejścia
    kolumna kolumny kolumnie część części opcja opcji opcję wersja wersji wersję tabela tabeli model modelu liga ligi
    lidze sala sali pokój pokoju terminal terminalu wirus wirusa odpowiedź odpowiedzi hepatitis żółtaczka żółtaczki
    poziom poziomu stopień stopnia peron linia linii drużyna drużyny zestaw zestawu autobus autobusem kadra kadry
    dywizji st stopni skala skali załącznik załącznika minus plus kwadrat bramka bramce gen genu wzór pan panią kat lit kl wit odp pkt`,
  ordinals: `
    pułk dywizj brygad korpus batalion kompani eskadr flotyll flot armi baza bazy bazie bazę lotnisk pluton dywizjon
    festiwal kongres konkurs międzynarod ogólnopolsk światow europejsk krajow zjazd zimow letni igrzysk maraton
    półmaraton edycj bundeslig lig mistrzostw memoriał wyścig rajd szpital pomorsk warszawsk śląsk wielkopolsk
    podhalańsk mazursk małopolsk lubelsk warmińsk rocznic sesj fc liceum grand tour puchar kolejk urodzin jubileusz
    eliminac piętro przegląd dzień tydzień forum szczyt zlot pieszej pielgrzymk
    regiment legion okręg oddział polow wojskow wydział komisariat kampani`,
  periods: 'l lat lata latach latami latom godz godzinie',
  sayings: '',
  continuers: 'nr poz dz',
  listMarks: 'art ust pkt par rozdział rozdz dział tom część cz księga lit zał pkt. ad',
  examples: [
    'Był 1. Pułk Szwoleżerów. | Potem go rozwiązano.',
    'W latach 90. Polska zmieniła ustrój.',
    'Urodził się w latach 50. XX wieku.',
    'Oglądał ćwiczenia Defender 2020. | "To ważne" - dodał.',
    'Grał w Serie A. | Ale wrócił.',
    'Książkę napisał J. Kowalski. | Wydano ją w Łodzi.',
    'Zatrzymano Marcina P. | Prokuratura postawiła mu zarzuty.',
    '„Idziesz?” – spytała. | – Nie. | – Szkoda.',
    '1. Wstęp do rzeczy. | 2. Dalszy ciąg.',
  ],
};
