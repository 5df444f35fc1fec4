import type { LanguageRules } from '../language.ts';
import { none } from './none.ts';

/**
 * German.
 * To add an abbreviation: a line with it, its kind (`language.ts` says what the kinds mean) and a sentence of your own
 * in which ` | ` marks each sentence end. `npx vitest run tests/segment` checks the sentence.
 */
export const de: LanguageRules = {
  ...none,
  locale: 'de',
  abbreviations: [
    ['Dr.', 'name', 'Wir trafen Dr. Weber. | Er lachte.'],
    ['Prof.', 'name', 'Der Vortrag von Prof. Stein war kurz.'],
    ['Dipl.', 'name', 'Sie ist Dipl. Ing. Maria Roth.'],
    ['Ing.', 'name', 'Das plante Ing. Huber.'],
    ['Mag.', 'name', 'Es schrieb Mag. Gruber.'],
    ['med.', 'name', 'Es behandelte sie Dr. med. Lang.'],
    ['jur.', 'name', 'Es klagte Dr. jur. Kern.'],
    ['phil.', 'name', 'Es las Dr. phil. Ernst.'],
    ['Hr.', 'name', 'Es kam Hr. Vogel.'],
    ['Fr.', 'name', 'Es kam Fr. Vogel.'],
    ['Hrn.', 'name', 'Der Brief ging an Hrn. Vogel.'],
    ['Gen.', 'name', 'Es befahl Gen. Zorn.'],
    ['Hptm.', 'name', 'Es meldete Hptm. Krause.'],
    ['Lt.', 'name', 'Lt. Berger schwieg.'],
    ['St.', 'name', 'Sie wohnen in St. Gallen. | Es ist schön.'],
    ['Hl.', 'name', 'Er betete zum Hl. Martin.'],
    ['geb.', 'never', 'Es kam Anna Roth, geb. Klein.'],
    ['gest.', 'never', 'Das war Karl Roth, gest. Mai 1900.'],
    ['verh.', 'never', 'Es kam Anna, verh. Klein.'],
    ['Str.', 'name', 'Sie wohnt in der Bonner Str. 5 im Hof.'],
    ['Pl.', 'name', 'Er wartet am Karls Pl. 3 im Hof.'],
    ['bzw.', 'never', 'Es kommt Anna bzw. Karl.'],
    ['z.B.', 'never', 'Er mag Städte, z.B. Wien.'],
    ['z. B.', 'never', 'Er mag Städte, z. B. Wien.'],
    ['d.h.', 'never', 'Er kommt früh, d.h. Montag.'],
    ['d. h.', 'never', 'Er kommt früh, d. h. Montag.'],
    ['u.a.', 'never', 'Es kamen u.a. Schüler.'],
    ['u. a.', 'never', 'Es kamen u. a. Schüler.'],
    ['i.d.R.', 'never', 'Er kommt i.d.R. Montag.'],
    ['i. d. R.', 'never', 'Er kommt i. d. R. Montag.'],
    ['v.a.', 'never', 'Sie mag v.a. Katzen.'],
    ['v. a.', 'never', 'Sie mag v. a. Katzen.'],
    ['z.T.', 'never', 'Es waren z.T. Kinder.'],
    ['z. T.', 'never', 'Es waren z. T. Kinder.'],
    ['o.ä.', 'amount', 'Er kauft Äpfel o.ä. | Sie kocht.'],
    ['o. ä.', 'amount', 'Er kauft Äpfel o. ä. | Sie kocht.'],
    ['u.U.', 'never', 'Er kommt u.U. Montag.'],
    ['sog.', 'never', 'Es war der sog. Kalte Krieg.'],
    ['ca.', 'never', 'Es kamen ca. 300 Leute.'],
    ['vgl.', 'never', 'Das ist alt (vgl. Weber).'],
    ['s.', 'never', 'Das steht oben (s. Kapitel 2).'],
    ['evtl.', 'never', 'Er kommt evtl. Montag.'],
    ['ggf.', 'never', 'Er bringt ggf. Geld mit.'],
    ['inkl.', 'never', 'Es kostet 5 Euro inkl. Steuer.'],
    ['exkl.', 'never', 'Es kostet 5 Euro exkl. Steuer.'],
    ['zzgl.', 'never', 'Es kostet 5 Euro zzgl. Versand.'],
    ['bspw.', 'never', 'Er mag bspw. Wien.'],
    ['insb.', 'never', 'Er mag insb. Wien.'],
    ['max.', 'never', 'Es passen max. 5 Leute hinein.'],
    ['min.', 'never', 'Es braucht min. 5 Leute.'],
    ['Mio.', 'amount', 'Es kostet 5 Mio. Euro.'],
    ['Mrd.', 'amount', 'Es kostet 5 Mrd. Euro.'],
    ['Tsd.', 'amount', 'Es kamen 5 Tsd. Menschen aus Wien, und das waren 5 Tsd. Euro.'],
    ['Nr.', 'number', 'Er wohnt in Nr. 5 im Hof.'],
    ['Art.', 'number', 'Das regelt Art. 5 im Gesetz.'],
    ['Abs.', 'number', 'Das regelt Abs. 2 im Gesetz.'],
    ['Bd.', 'number', 'Das steht in Bd. 3 im Regal.'],
    ['Kap.', 'number', 'Das steht in Kap. 3 im Buch.'],
    ['S.', 'number', 'Das steht auf S. 15 im Buch.'],
    ['Tel.', 'number', 'Er hat Tel. 555 im Büro.'],
    ['Abb.', 'number', 'Das zeigt Abb. 3 im Buch.'],
    ['Jan.', 'number', 'Das war am 3. Jan. 1900 in Wien.'],
    ['Feb.', 'number', 'Das war am 3. Feb. 1900 in Wien.'],
    ['Aug.', 'number', 'Das war am 3. Aug. 1900 in Wien.'],
    ['Sept.', 'number', 'Das war am 3. Sept. 1900 in Wien.'],
    ['Okt.', 'number', 'Das war am 3. Okt. 1900 in Wien.'],
    ['Nov.', 'number', 'Das war am 3. Nov. 1900 in Wien.'],
    ['Dez.', 'number', 'Das war am 3. Dez. 1900 in Wien.'],
    ['Jh.', 'amount', 'Es stammt aus dem 15. Jh. | Der Turm ist neu.'],
    ['Jhdt.', 'amount', 'Es stammt aus dem 15. Jhdt. | Der Turm ist neu.'],
    ['Chr.', 'amount', 'Es geschah 44 v. Chr. | Die Römer trauerten.'],
    ['v.', 'never', 'Es kam Karl v. Weber.'],
    ['n.', 'never', 'Es war 79 n. Christus.'],
    ['usw.', 'end', 'Er kauft Brot, Wein usw. | Anna kocht.'],
    ['etc.', 'end', 'Er kauft Brot, Wein etc. | Anna kocht.'],
    ['usf.', 'end', 'Er kauft Brot, Wein usf. | Anna kocht.'],
    ['ff.', 'end', 'Das steht auf S. 5 ff. | Anna weiß es.'],
    ['f.', 'end', 'Das steht auf S. 5 f. | Anna weiß es.'],
    ['Co.', 'name', 'Er gründete Roth & Co. | Sie wuchs.'],
    ['e.V.', 'name', 'Er leitet den Chor e.V. | Er singt.'],
    ['a.D.', 'amount', 'Es kam Minister a.D. | Die Gäste klatschten.'],
    ['a.M.', 'amount', 'Sie lebt in Frankfurt a.M. | Die Stadt wächst.'],
  ],
  openers: `
    aber alle allem allen aller alles allerdings als also am an andere anders anfangs auch auf aus außerdem bei beide
    bereits besonders bis bisher da dabei dadurch dafür dagegen daher damals damit danach dann daran darauf daraus darin
    darum darüber das dass davon davor dazu dein deine dem den denen denn dennoch der deren des deshalb dessen
    deswegen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ebenso ein eine einem einen einer
    eines einige einmal endlich er erst es etwa etwas euch euer für gegen gemäß genau gerade gestern gibt gleich
    hat hatte heute hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem infolge innerhalb ins
    insgesamt inzwischen irgendwann ist ja jede jeder jedes jedoch jemand jene jetzt kann kaum kein keine keiner können
    laut leider man manche manchmal mehr mein meine meist mich mir mit müssen nach nachdem nachher nämlich natürlich
    neben nein nicht nichts nie niemand noch nun nur ob obwohl oder offenbar oft ohne schließlich schon sehr sein
    seine seinem seinen seiner seit seitdem sie sind so sobald sofern sofort sogar solche soll somit sondern sonst
    sowie später statt trotz trotzdem über überall um und uns unser unsere unter viele vielleicht vom von vor vorher
    während wann war waren warum was weder wegen weil weiter weitere welche wenn wer werden wie wieder wir wird wo
    wohl wurde wurden zu zudem zuerst zum zumindest zunächst zur zuvor zwar zwei zwischen zwölf`,
  dangling: 'der die das den dem des ein eine in im an am auf und oder aber mit von zu für',
  framing: 'in im am an um ab seit von vom bis nach vor bei zum zur auf aus durch mit ohne unter über während',
  conjunctions: 'dass ob wenn als weil obwohl der die das den dem dessen deren wo da bis',
  counted: 'euro dollar franken menschen einwohner einwohnern personen kilometer tonnen us-dollar kinder soldaten',
  labels: 'vitamin klasse gruppe typ plan teil punkt buchstabe block gebäude version serie zimmer gleis',
  ordinals: 'any',
  listMarks: 'art abs kapitel teil abschnitt',
  examples: [
    'Der Vertrag gilt ab dem 3. Oktober in Wien. | Er endet bald.',
    '„Kommst du?“, fragte sie. | „Nein.“ | Er ging.',
    'Es war im Jahr 2020. | Damals schneite es.',
    'Er sah »Faust«. | Danach schlief er.',
  ],
};
