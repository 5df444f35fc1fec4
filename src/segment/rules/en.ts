import type { LanguageRules } from '../language.ts';
import { none } from './none.ts';

/**
 * English.
 * To add an abbreviation: a line with it, its kind (`language.ts` says what the kinds mean) and a sentence of your own
 * in which ` | ` marks each sentence end. `npx vitest run tests/segment` checks the sentence.
 */
export const en: LanguageRules = {
  ...none,
  locale: 'en',
  abbreviations: [
    // Titles.
    ['Mr.', 'name', 'We met Mr. Brown. | He smiled.'],
    ['Mrs.', 'name', 'Mrs. Hill left early.'],
    ['Ms.', 'name', 'Ask Ms. Reed about it.'],
    ['Messrs.', 'name', 'Messrs. Hall and Sons closed.'],
    ['Mx.', 'name', 'Write to Mx. Lane.'],
    ['Dr.', 'name', 'Call Dr. Young at once.'],
    ['Drs.', 'name', 'It was found by Drs. Wood and Fox.'],
    ['Prof.', 'name', 'The talk by Prof. Stone was short.'],
    ['Gen.', 'name', 'They served under Gen. Lee.'],
    ['Maj.', 'name', 'The order came from Maj. Cole.'],
    ['Col.', 'name', 'The base is led by Col. West.'],
    ['Lt.', 'name', 'Lt. Ford saluted.'],
    ['Cmdr.', 'name', 'The ship of Cmdr. Ross sank.'],
    ['Capt.', 'name', 'We sailed with Capt. Cook.'],
    ['Sgt.', 'name', 'Blame Sgt. Pepper.'],
    ['Cpl.', 'name', 'They sent Cpl. Dunn home.'],
    ['Pvt.', 'name', 'The letter named Pvt. Ryan.'],
    ['Adm.', 'name', 'The fleet of Adm. Nelson won.'],
    ['Brig.', 'name', 'Brig. Gen. Marsh agreed.'],
    ['Sen.', 'name', 'The bill by Sen. Ward failed.'],
    ['Sens.', 'name', 'It was backed by Sens. Ward and Cruz.'],
    ['Rep.', 'name', 'So said Rep. Adams of Ohio.'],
    ['Reps.', 'name', 'It was opposed by Reps. Adams and Bell.'],
    ['Gov.', 'name', 'They asked Gov. Brown.'],
    ['Pres.', 'name', 'It was signed by Pres. Carter.'],
    ['Rev.', 'name', 'They were married by Rev. Green.'],
    ['Fr.', 'name', 'Mass was said by Fr. Kelly.'],
    ['Hon.', 'name', 'The Hon. James Park presided.'],
    ['Supt.', 'name', 'The school asked Supt. Gray.'],
    ['Det.', 'name', 'The case went to Det. Moss.'],
    ['Insp.', 'name', 'They rang Insp. Morse.'],
    ['Atty.', 'name', 'The state sent Atty. Gen. Barr.'],
    ['Sec.', 'name', 'It is in Sec. 5 and was read by Sec. Rice.'],
    ['St.', 'name', 'They prayed at St. Paul’s. | It was full.'],
    ['Ste.', 'name', 'He was born in Ste. Agathe.'],
    ['Mt.', 'name', 'They climbed Mt. Hood.'],
    ['Ft.', 'name', 'He was sent to Ft. Bragg.'],
    ['est.', 'name', 'The firm (est. 1990) grew.'],
    ['Assoc.', 'name', 'It was sent to the Assoc. Press.'],
    ['Intl.', 'name', 'They flew from Dulles Intl. Airport.'],
    ['Dist.', 'name', 'It was heard by U.S. Dist. Judge Ann Hall.'],
    ['Vt.', 'word', 'They ski near Stowe, Vt. | They love it.'],
    ['Jr.', 'name', 'We heard Martin King Jr. speak. | It was for Sammy Davis Jr. | He sang.'],
    ['Sr.', 'name', 'It was for Frank Bell Sr. | He was ill.'],
    ['Esq.', 'name', 'It was sent to John Doe, Esq. | He read it.'],
    // Companies and places.
    ['Inc.', 'word', 'She joined Apple Inc. | Shares rose. | Acme Inc. Chief Executive Ann Lee resigned.'],
    ['Corp.', 'word', 'It was sold to Acme Corp. | They closed it.'],
    ['Co.', 'word', 'He founded Ford Motor Co. | It grew.'],
    ['Cos.', 'word', 'It belongs to Acme Cos. | They rent it.'],
    ['Ltd.', 'word', 'He owns Lamps Ltd. | It is small.'],
    ['plc.', 'word', 'She left Acme plc. | It shrank.'],
    ['Bros.', 'word', 'They shot it for Warner Bros. | It flopped.'],
    ['Dept.', 'name', 'It was run by the Dept. of State.'],
    ['Univ.', 'name', 'He taught at the Univ. of Kent.'],
    ['Assn.', 'name', 'She leads the Trade Assn. of Bath.'],
    ['Ave.', 'name', 'They live on Fifth Ave. | It is loud.'],
    ['Blvd.', 'name', 'It is on Sunset Blvd. | The rent is high.'],
    ['Rd.', 'name', 'Turn into Mill Rd. | It is narrow.'],
    ['U.S.', 'name', 'He came to the U.S. | He stayed. | The U.S. Senate voted.'],
    ['U.K.', 'name', 'She moved to the U.K. | She works there. | The U.K. Government agreed.'],
    ['U.N.', 'name', 'It was sent to the U.N. | They met. | A U.N. Security Council vote failed.'],
    ['U.S.A.', 'name', 'It was made in the U.S.A. | It lasts.'],
    ['E.U.', 'name', 'They joined the E.U. | It took years.'],
    ['D.C.', 'name', 'They flew to Washington, D.C. | It rained.'],
    ['Calif.', 'word', 'He is from Davis, Calif. | He left.'],
    ['Mass.', 'word', 'They live in Salem, Mass. | They like it.'],
    ['Conn.', 'word', 'She grew up in Avon, Conn. | It is quiet.'],
    ['Pa.', 'word', 'It was built in York, Pa. | It burned.'],
    ['Va.', 'word', 'He died in Salem, Va. | He was old.'],
    ['Fla.', 'word', 'They retired to Miami, Fla. | It is hot.'],
    ['Ariz.', 'word', 'He drove to Yuma, Ariz. | It was dry.'],
    ['Ill.', 'word', 'She works in Peoria, Ill. | She teaches.'],
    ['Mich.', 'word', 'It is made in Flint, Mich. | They sell it.'],
    ['Minn.', 'word', 'They skate in Ely, Minn. | It is cold.'],
    ['Tex.', 'word', 'He farms near Waco, Tex. | He is rich.'],
    ['Tenn.', 'word', 'It is in Paris, Tenn. | They visited.'],
    ['Wis.', 'word', 'She is from Racine, Wis. | She left.'],
    // Before a number.
    ['No.', 'number', 'It is at No. 10 now. | No. | He said so.'],
    ['Nos.', 'number', 'See Nos. 4 and 5.'],
    ['p.', 'number', 'It is on p. 15 of the book.'],
    ['pp.', 'number', 'See pp. 15 to 20.'],
    ['vol.', 'number', 'Look in vol. 2 of the set.'],
    ['ch.', 'number', 'It ends in ch. 9 of the book.'],
    ['fig.', 'number', 'As fig. 3 shows, it fell.'],
    ['figs.', 'number', 'Compare figs. 3 and 4.'],
    ['art.', 'number', 'Under art. 5 it is void. | This is art. | That is not.'],
    ['ed.', 'number', 'It is the 2nd ed. | It sold well.'],
    ['Jan.', 'number', 'They met on Jan. 5 in Rome.'],
    ['Feb.', 'number', 'It closes Feb. 12 at noon.'],
    ['Mar.', 'number', 'It opens Mar. 3 at noon.'],
    ['Apr.', 'number', 'They left Apr. 9 by sea.'],
    ['Aug.', 'number', 'He died Aug. 1 in Bath.'],
    ['Sept.', 'number', 'It began Sept. 1 at dawn.'],
    ['Sep.', 'number', 'It began Sep. 1 at dawn.'],
    ['Oct.', 'number', 'She sails Oct. 8 with him.'],
    ['Nov.', 'number', 'They voted Nov. 4 in Ohio.'],
    ['Dec.', 'number', 'It ends Dec. 24 at noon.'],
    ['approx.', 'never', 'It weighs approx. 5 tons.'],
    ['ca.', 'never', 'It was built ca. 1450 in Ghent.'],
    // Running prose.
    ['e.g.', 'never', 'Some cities, e.g. London, grew.'],
    ['i.e.', 'never', 'The capital, i.e. London, grew.'],
    ['cf.', 'never', 'This is old (cf. Brown).'],
    ['viz.', 'never', 'Two came, viz. Ann and Bob.'],
    ['vs.', 'never', 'It was Kramer vs. Kramer again.'],
    ['v.', 'never', 'They cite Roe v. Wade.'],
    ['c.', 'never', 'It was made c. 1450 in Ghent.'],
    ['b.', 'never', 'It lists Ann Lee (b. London).'],
    ['al.', 'amount', 'It was shown by Brown et al. | Others agreed.'],
    ['etc.', 'end', 'They sell tea, jam etc. | Prices are low.'],
    ['a.m.', 'amount', 'They met at 5 a.m. | John was late. | It opens at 9 a.m. Monday.'],
    ['p.m.', 'amount', 'They ate at 7 p.m. | Mary cooked. | At 5 p.m. John left.'],
    ['A.D.', 'amount', 'It was built in 79 A.D. | People fled.'],
    ['B.C.', 'amount', 'It fell in 146 B.C. | Rome won.'],
    ['Ph.D.', 'name', 'She has a Ph.D. | It took years.'],
    ['M.D.', 'name', 'He is an M.D. | He heals.'],
    ['B.A.', 'name', 'He took a B.A. | It was hard.'],
    ['M.A.', 'name', 'She has an M.A. | She teaches.'],
    ['P.S.', 'never', 'P.S. Bring the dog.'],
    ['I.', 'end', 'So do I. | John agreed.'],
    ['ft.', 'amount', 'It is 6 ft. | John measured it.', 'number'],
    ['in.', 'amount', 'It is 9 in. | John measured it.', 'number'],
    ['lb.', 'amount', 'It weighs 3 lb. | John lifted it.'],
    ['oz.', 'amount', 'Add 3 oz. | Stir well.'],
    ['mph.', 'amount', 'He drove at 90 mph. | Police stopped him.'],
    ['hr.', 'amount', 'It took 3 hr. | John slept.', 'number'],
    ['hrs.', 'amount', 'It took 3 hrs. | John slept.'],
    ['TV.', 'end', 'They watch TV. | John reads.'],
  ],
  openers: `
    a about above according across actually after afterwards again against ago all along already also although always
    am among an and another any anyone anyway apart apparently are aren around as aside at away basically be
    because been before behind being below beneath beside besides between beyond both but by certainly
    clearly come could couldn critics currently despite did didn do does doesn don done down due during each earlier
    either else especially even eventually ever every everybody everyone everything everywhere evidently except
    experts fewer finally following for formerly fortunately from further furthermore generally given 
    had half has have having he hence her here hers herself him himself his historically how however i if in indeed
    inside instead interestingly into is isn it its itself just last lastly later least less let like likewise
    luckily many maybe me meanwhile more moreover most mostly much must my myself naturally
    near nearly neither never nevertheless next no nobody none nonetheless nor not nothing notably now nowadays nowhere
    obviously occasionally of off often oh on once one only onto or originally other others otherwise our ours out
    outside over overall perhaps please possibly presumably previously probably quite 
    really recently regarding researchers scientists see several shall she should shouldn similarly
    simply since so some somebody somehow someone something sometimes somewhere soon sources still such suddenly
    surely take than thank thanks that the their theirs them themselves then there thereafter therefore these they
    thing things this those though through throughout thus till to today together tomorrow tonight too toward towards
    traditionally typically under unfortunately unless unlike until up upon us usually very was wasn we well were what
    whatever when whenever where whereas wherever whether which while who whoever whole whose why with within
    without won would yes yesterday yet you your yours`,
  framing: 'in on at by from since until after before during around about for as of under over with within between',
  conjunctions: 'that when while if because although though since who which where whose as whereas unless until',
  counted: `
    monday tuesday wednesday thursday friday saturday sunday est edt et pst pdt pt gmt utc bst cet cst cdt mst mdt
    eastern pacific central january february march april may june july august september october november december`,
  labels: `
    vitamin vitamins hepatitis class group grade plan type serie section part appendix exhibit schedule option phase
    block building gate room column figure table version model series level category minus plus letter person player`,
  listMarks: 'art section sec chapter part article',
  sayings: `
    said says say asked asks replied replies answered cried shouted added adds wrote writes told demanded exclaimed
    wondered whispered muttered yelled screamed called insisted`,
  examples: [
    'Dr. Smith met J. R. R. Tolkien. | They talked.',
    'It was built by I. M. Pei. | So was this.',
    'The U.S. First Lady met Mr. Will and Dr. May. | They agreed.',
    'He asked, "Why?" | Nobody answered.',
    'He takes vitamin C. | Doctors agree.',
    '"Why?" John asked. | "Go away!" she said.',
    'He said it was over. | "I am glad." | She left.',
    'It cost $5.50. | Nobody paid.',
  ],
};
