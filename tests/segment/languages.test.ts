import { describe, expect, it } from 'vitest';
import { segment } from '../../src/segment/index.ts';

/** ` | ` marks each sentence end. */
const examples: readonly string[] = [
  'Mr. Smith went to Washington. | He met Sen. Warren and Rep. Adams. | They talked.',
  'The U.S. Army is large. | The U.S. is a country. | In the U.S. people drive.',
  'He lives in the U.S. | He likes it.',
  'Apple Inc. reported earnings. | Shares rose 5 percent.',
  'She works for Apple Inc. | Shares rose.',
  'At 5 p.m. the meeting began. | It ended at 7 p.m. | Everyone left.',
  'The meeting is at 5 p.m. Monday.',
  `"I don't know," he said. | "Maybe."`,
  '"Are you coming?" she asked. | "No!" he shouted.',
  '"Are you coming?" Mary asked. | "No!" John shouted back.',
  'He asked, "Why?" | Nobody answered.',
  'It costs $3.50. | That is cheap.',
  'J. K. Rowling wrote it. | J.R.R. Tolkien did not.',
  'The study (Smith et al., 2010) found nothing. | It was bad.',
  'See Fig. 3 for details. | See p. 15.',
  'Visit www.example.com. | It is free.',
  'He got a Ph.D. from MIT. | Then he left.',
  'George W. Bush was president. | He served two terms.',
  'It was No. 1 in the charts. | No. | It was not.',
  'He was born on Jan. 5, 1950. | He died in Dec. 2000.',
  'The company, e.g. Ford Motor Co., is old.',
  'They have cats, dogs, etc. | They have no fish.',
  'Wait... what? | I said no... | Never mind.',
  'He said: "Go." | She went.',
  '(He was wrong.) | She was right.',
  'He was wrong (she said so). | Fine.',
  'St. Petersburg is big. | Main St. is long.',
  'Dr. Martin Luther King Jr. was born in Atlanta. | He was a pastor.',
  'Washington, D.C. is the capital. | It is small.',
  'The temperature fell to -5 C. | It snowed.',
  'In 1999, 50 people died. | In 2000, none did. | 12 survived.',
  'He took vitamin C. | It helped.',
  'iPhone sales fell. | iPads sold well.',
  'Yahoo! is a company.',
  'What a day! | We won.',
  'The U.N. Security Council met. | The U.N. said so.',
  'The E.U. and the U.K. agreed. | It was late.',
  "It's over. | I'm done.",
  `"It's over." | "I'm done."`,
  "He said it 'was over.' | She agreed.",
  'She said, "It is over." | He left.',
  'Section 3. General provisions apply.',
  '1. First item. | 2. Second item.',
  'Gen. David Petraeus and Lt. Col. Bob Jones spoke. | Nobody listened.',
  'The Rev. Al Sharpton came. | So did Gov. Andrew Cuomo.',
  "I live at 5 Elm St. | It's near Oak Ave. and 5th Ave.",
  'U.S. President Donald Trump spoke. | So did U.K. Prime Minister Boris Johnson.',
  'John F. Kennedy, Jr., died in 1999.',
  'He won 3-0. | They lost.',
  'Back in the U.S.S.R. | It was a song.',
  'Profits at Exxon Mobil Corp. fell. | BP p.l.c. rose.',
  '"Never," said Mr. Brown. | "Not while I live."',
  `"Who's there?" said the Queen. | "Off with his head!"`,
  'He was in Class A. | She was in Group B.',
  'Is it 5 a.m. already? | It is.',
  'He arrived at 10 a.m. | John was there.',
  'Then came World War II. | Millions died.',
  'Pope John Paul II. | He was Polish.',
  'The case, Roe v. Wade, was decided in 1973. | The court was split.',
  'They met with Rep. Nancy Pelosi, D-Calif., and others. | It was brief.',
  'Prices rose by 5 per cent. | Wages did not.',
  'Ms. Jones, who is 45 yrs. old, left.',
  'Tokyo Electric Power Co. shares fell. | Toyota Motor Corp. rose.',
  '"We will win!" the crowd chanted. | "Yes!"',
  '"Stop!" cried Alice. | The rabbit ran.',
  'She whispered, "Are you there?" and waited.',
  'Jeopardy! is a TV show.',
  'He founded Hewlett-Packard Co. in 1939. | It grew.',
  'Then I. M. Pei designed it. | It is glass.',
  'So did I. | He laughed.',
  'It was him and I. | They left.',
  'Rep. Peter King, R-N.Y., disagreed. | He voted no.',
  'The N.Y. Times reported it. | The L.A. County sheriff did not.',
  'He lives in Washington D.C. and in N.Y. | He is rich.',
  'At 9:30 a.m. EDT the market opened. | It closed at 4 p.m. EDT.',
  'It was founded (est. 1990) in Texas. | It grew.',
  'The 9/11 attacks on Sept. 11, 2001, killed thousands. | The U.S. went to war.',
  'Is that so? | Yes. | Really?',
  'I asked him why. | "Because," he said, "I can."',
  `He said, "I'm fine." | Then he fell.`,
  '"It is what it is," he said... | "Move on."',
  'The result was 3.5 percent. | Analysts expected 4.',
  'See http://example.com/a.b?c=d. | It helps.',
  'They sell iPhones, iPads, etc. | The store is big.',
];

describe('English', () => {
  it.each(examples)('%s', example => {
    expect(segment(example.replaceAll(' | ', ' '), 'en')).toEqual(example.split(' | '));
  });
});

describe('a locale without rules of its own', () => {
  it.each([
    ['sk', 'Prvá veta. | Druhá veta? | Áno! | M. R. Štefánik zomrel.'],
    ['es', '¿Vienes? | No. | ¡Qué pena! | Sr. García llegó.'],
    ['cs', 'Bylo to v r. 1918. | Pak přišel T. G. Masaryk. | Lidé jásali.'],
    ['it', 'Era tardi… | «Vieni?» chiese. | «No».'],
    ['pt-BR', 'Ele chegou. | Ela saiu.'],
    ['el', 'Ήρθε. | Έφυγε.'],
    ['bg', 'Той дойде. | Тя си тръгна?'],
    ['he', 'הוא בא. | היא הלכה.'],
    ['ar', 'جاء. | ذهبت؟ | نعم.'],
    ['hi', 'वह आया। | वह गई।'],
  ])('%s: %s', (locale, example) => {
    expect(segment(example.replaceAll(' | ', ' '), locale)).toEqual(example.split(' | '));
  });

  it('takes a region for its language, in any case', () => {
    expect(segment('Zna np. Wiedeń. Tak.', 'PL-pl')).toEqual(segment('Zna np. Wiedeń. Tak.', 'pl'));
  });

  it('cuts Chinese and Japanese, which put no space between sentences', () => {
    expect(segment('今天下雨。我们走吧！好吗？好。', 'zh')).toEqual(['今天下雨。', '我们走吧！', '好吗？', '好。']);
    expect(segment('「行くよ。」と彼は言った。', 'ja').join('')).toBe('「行くよ。」と彼は言った。');
  });
});
