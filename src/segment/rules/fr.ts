import type { LanguageRules } from '../language.ts';
import { none } from './none.ts';

/**
 * French.
 * To add an abbreviation: a line with it, its kind (`language.ts` says what the kinds mean) and a sentence of your own
 * in which ` | ` marks each sentence end. `npx vitest run tests/segment` checks the sentence.
 */
export const fr: LanguageRules = {
  ...none,
  locale: 'fr',
  abbreviations: [
    ['M.', 'name', 'On a vu M. Dupont. | Il souriait.'],
    ['MM.', 'name', 'On a vu MM. Dupont et Roux.'],
    ['Mme.', 'name', 'On a vu Mme. Roux.'],
    ['Mlle.', 'name', 'On a vu Mlle. Roux.'],
    ['Dr.', 'name', 'Il appelle le Dr. Blanc.'],
    ['Pr.', 'name', 'Il écoute le Pr. Blanc.'],
    ['Me.', 'name', 'Elle consulte Me. Petit.'],
    ['Mgr.', 'name', 'Il salue Mgr. Leroy.'],
    ['St.', 'name', 'Il prie St. Paul.'],
    ['Ste.', 'name', 'Elle prie Ste. Anne.'],
    ['gén.', 'name', 'Il suit le gén. Leclerc.'],
    ['col.', 'name', 'Il suit le col. Moreau.'],
    ['cf.', 'never', 'C’est ancien (cf. Blanc).'],
    ['p. ex.', 'never', 'Il aime les villes, p. ex. Paris.'],
    ['ex.', 'never', 'Il aime les villes (ex. Paris).'],
    ['env.', 'never', 'Il pèse env. 5 kilos.'],
    ['av.', 'name', 'Il habite av. Foch au 5, soit av. 7.'],
    ['bd.', 'name', 'Il habite bd. Voltaire.'],
    ['art.', 'number', 'C’est à l’art. 5 du code.'],
    ['al.', 'number', 'C’est à l’al. 2 du code.'],
    ['chap.', 'number', 'C’est au chap. 3 du livre.'],
    ['p.', 'number', 'C’est à la p. 15 du livre.'],
    ['pp.', 'number', 'C’est aux pp. 15 et 16.'],
    ['vol.', 'number', 'C’est dans le vol. 2 du livre.'],
    ['t.', 'number', 'C’est au t. 2 du livre.'],
    ['fig.', 'number', 'On le voit à la fig. 3 du livre.'],
    ['no.', 'number', 'Il habite au no. 5 de la rue.'],
    ['n.', 'number', 'C’est la n. 5 du livre.'],
    ['tél.', 'number', 'Voici le tél. 555 du bureau.'],
    ['janv.', 'number', 'C’était le 3 janv. 1900 à Lyon.'],
    ['févr.', 'number', 'C’était le 3 févr. 1900 à Lyon.'],
    ['avr.', 'number', 'C’était le 3 avr. 1900 à Lyon.'],
    ['juil.', 'number', 'C’était le 3 juil. 1900 à Lyon.'],
    ['sept.', 'number', 'C’était le 3 sept. 1900 à Lyon.'],
    ['oct.', 'number', 'C’était le 3 oct. 1900 à Lyon.'],
    ['nov.', 'number', 'C’était le 3 nov. 1900 à Lyon.'],
    ['déc.', 'number', 'C’était le 3 déc. 1900 à Lyon.'],
    ['J.-C.', 'amount', 'Cela se passa en 52 av. J.-C. | Les Gaulois perdirent.'],
    ['etc.', 'end', 'Il achète du pain, du vin, etc. | Anne cuisine.'],
    ['éd.', 'number', 'C’est la 2e éd. | Elle est rare.'],
    ['Cie.', 'name', 'Il fonda Roux et Cie. | Elle grandit.'],
    ['apr.', 'never', 'Cela se passa en 52 apr. Jésus-Christ.'],
    ['min.', 'amount', 'Il attend 5 min. | Anne arrive.', 'number'],
    ['hab.', 'amount', 'La ville compte 500 hab. | Anne y vit.'],
  ],
  openers: `
    à afin ainsi alors après au aucun aujourd aujourd’hui auparavant aussi autant autour autre autrefois aux avant avec
    avoir beaucoup bien bientôt bref c ça car ce cela celle celui cependant certains certes ces cet cette ceux chacun
    chaque chez comme comment contre d d’abord dans de depuis dernièrement derrière des dès désormais deux devant
    donc du durant elle elles en encore enfin ensuite entre environ est et eux face finalement grâce hier ici il
    ils j jamais je jusqu l la le les leur leurs lors lorsque lui lundi ma mais malgré me même mes mieux moi moins mon n
    ne ni non nos notre nous on or ou où par parce parfois parmi pas pendant personne peu peut plus plusieurs plutôt
    pour pourquoi pourtant presque près puis puisque qu quand quant que quel quelle quelques qui quoi rien s sa sans
    sauf se selon ses seul seule seuls si sinon soit soudain sous souvent sur surtout t ta tandis tant te tel telle
    tes toi ton toujours tous tout toute toutefois toutes très trois trop tu un une vers voici voilà vos votre vous y`,
  dangling: 'le la les un une des de du à au aux et ou en dans par pour sur avec sans que qui',
  framing: 'en à au dans le depuis dès vers après avant pendant de du par pour sur sous entre',
  conjunctions: 'que qui où quand lorsque si comme dont puisque car',
  labels: 'vitamine groupe classe type plan catégorie série point lettre bâtiment bloc salle hépatite',
  listMarks: 'art chapitre partie section',
  examples: [
    'Il dit : « Je viens. » | Puis il partit.',
    '« Tu viens ? » demanda-t-elle. | « Non ! » | Il partit.',
    'J. Dupont est venu. | Il est resté.',
  ],
};
