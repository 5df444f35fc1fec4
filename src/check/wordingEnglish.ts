/**
 * What the checks say: what is wrong, and what to do. The key begins with the check's name. What stands in braces is of
 * the texts that are compared, or the name of a unit of measure. The review page has the same in its other languages.
 */
export const ENGLISH = {
  'untranslated.none': [
    'The sentence has no translation.',
    'Run `dragoman translate` with an engine, or write the translation into the locale file.',
  ],
  'empty.empty': ['The translation is empty.', 'Write the translation into the locale file.'],
  'pseudo-text.trial': ['This is a trial text, not a translation.', 'Run `dragoman translate` with a real engine.'],

  'number-missing.missing': [
    'The number “{{number}}” is not in the translation.',
    'Compare the figures; the translation should have the value of “{{number}}”.',
  ],
  'number-missing.other': [
    'The number “{{number}}” is not in the translation, which has “{{other}}”.',
    'Compare the figures; the translation should have the value of “{{number}}”.',
  ],
  'number-added.added': [
    'The source does not have the number “{{number}}”.',
    'Compare the figures; take the number out if the source does not say it.',
  ],
  'number-format.write': [
    '“{{written}}” is not how the language of the translation writes “{{number}}”.',
    'Write “{{right}}”.',
  ],
  'number-format.anew': [
    '“{{written}}” is not how the language of the translation writes “{{number}}”.',
    'Write it anew.',
  ],
  'ordinal.differs': [
    '“{{ordinal}}” and “{{other}}” are not the same.',
    'Compare the numbers; the translation should have the source’s.',
  ],
  'minus-lost.lost': [
    'The number “{{number}}” is below zero, and in the translation it is above.',
    'Put the minus in.',
  ],
  'order.turned': ['“{{first}}” and “{{second}}” have changed places.', 'Compare who or what comes first.'],

  'date.month': [
    '“{{date}}” and “{{other}}” are not the same month.',
    'Compare the dates; the translation should name the month that the source names.',
  ],
  'date.monthMissing': [
    'The month of “{{date}}” is not in the translation.',
    'Compare the dates; the translation should name the month that the source names.',
  ],
  'date.weekday': [
    '“{{date}}” and “{{other}}” are not the same day of the week.',
    'Compare the dates; the translation should name the day of the week that the source names.',
  ],
  'date.weekdayMissing': [
    'The day of the week of “{{date}}” is not in the translation.',
    'Compare the dates; the translation should name the day of the week that the source names.',
  ],
  'date.day': [
    'The translation does not have the day “{{date}}”.',
    'Compare the dates; each day should stand with its month.',
  ],
  'time.differs': [
    '“{{time}}” and “{{other}}” are not the same time.',
    'Compare the times of day, and mind a.m. and p.m.',
  ],
  'time.missing': [
    'The time “{{time}}” is not in the translation.',
    'Compare the times of day, and mind a.m. and p.m.',
  ],

  'unit.differs': [
    '“{{amount}}” and “{{other}}” are not the same: {{unit}} and {{otherUnit}}.',
    'Put it in {{unit}}, or convert the number as well.',
  ],
  'unit.missing': [
    'The translation has the number of “{{amount}}”, but does not say of what.',
    'Add the unit: {{unit}}.',
  ],
  'unit.exchanged': ['The source speaks of a {{unit}}, and the translation of a {{otherUnit}}.', 'Compare the units.'],

  'name.missing': [
    'The name “{{name}}” is not in the translation.',
    'Name whom or what the source names, in the form that the language of the translation uses.',
  ],
  'name.spelling': ['“{{name}}” is spelled “{{other}}” in the translation.', 'Compare the spelling of the name.'],
  'name.inflected': ['“{{name}}” has a Polish case ending.', 'Write the name in its basic form.'],
  'place.differs': [
    '“{{place}}” and “{{other}}” are not the same place.',
    'Name the country or the city that the source names.',
  ],
  'place.missing': [
    'The place “{{place}}” is not in the translation.',
    'Name the country or the city that the source names.',
  ],
  'title.differs': [
    '“{{rank}}” and “{{other}}” are not the same.',
    'Give the person the rank or title that the source gives.',
  ],
  'title.missing': [
    'The rank “{{rank}}” is not in the translation.',
    'Give the person the rank or title that the source gives.',
  ],
  'acronym.other': [
    '“{{acronym}}” has become “{{other}}”.',
    'Use the acronym, its counterpart in the language of the translation, or the full name.',
  ],
  'acronym.missing': [
    'The acronym “{{acronym}}” is not in the translation.',
    'Use the acronym, its counterpart in the language of the translation, or the full name.',
  ],
  'acronym.added': ['The source does not name “{{acronym}}”.', 'Compare the organisations.'],

  'negation-lost.lost': [
    'The source denies (“{{denial}}”), and the translation does not seem to.',
    'Compare the meaning; put the negation in if it was lost.',
  ],
  'negation-added.added': [
    'The translation denies (“{{denial}}”), and the source does not seem to.',
    'Compare the meaning; take the negation out if the source does not have it.',
  ],

  'term-missing.one': [
    '“{{term}}” should be “{{preferred}}”, which the translation does not have.',
    'Use the glossary’s term, or add yours to the concept {{concept}} as an admitted one.',
  ],
  'term-missing.several': [
    '“{{term}}” should be “{{preferred}}” (or “{{admitted}}”), which the translation does not have.',
    'Use the glossary’s term, or add yours to the concept {{concept}} as an admitted one.',
  ],
  'term-forbidden.use': ['“{{forbidden}}” is a forbidden term for “{{term}}”.', 'Use “{{preferred}}”.'],
  'term-forbidden.another': ['“{{forbidden}}” is a forbidden term for “{{term}}”.', 'Use another word.'],

  'quotation.lost': [
    'The source has a quotation at “{{mark}}” that the translation does not have.',
    'Open and close the quotations that the source opens and closes.',
  ],
  'quotation.added': [
    'The translation has a quotation that the source does not have.',
    'Open and close the quotations that the source opens and closes.',
  ],
  'quotation.open': [
    'A quotation is opened and not closed.',
    'Open and close the quotations that the source opens and closes.',
  ],
  'quotation.unbalanced': [
    'A quotation is not opened and closed as in the source.',
    'Open and close the quotations that the source opens and closes.',
  ],
  'quotation-marks.foreign': [
    'The quotation mark “{{mark}}” is not one of the language of the translation.',
    'Write {{example}}.',
  ],
  'bracket.open': ['A bracket is opened and not closed.', 'Open and close brackets as the source does.'],
  'bracket.close': ['A bracket is closed and not opened.', 'Open and close brackets as the source does.'],
  'code.missing': ['“{{code}}” is not in the translation.', 'Copy it from the source, letter by letter.'],
  'code.added': ['The tag “{{code}}” is not in the source.', 'Remove it: readers would see it as text.'],
  'formatting.missing': [
    'The mark {{mark}} is not in the translation.',
    'Put it where the same words stand in the translation.',
  ],
  'formatting.double': ['The mark {{mark}} is there more than once.', 'Keep it where it belongs, once.'],
  'formatting.added': ['The mark {{mark}} is not in the source.', 'Remove it.'],
  'formatting.crossed': [
    'The spans marked {{number}} are out of order: one ends where another is still open, or before it begins.',
    'Let every span begin before it ends, and lie wholly within another or outside it.',
  ],
  'leftover.left': ['“{{words}}” is not translated.', 'Translate it, or set it off as a foreign word.'],
  'repeated-text.twice': ['The translation says the same thing twice.', 'Take the repetition out.'],
  'length.short': [
    'The translation is only {{percent}} % as long as one would expect.',
    'See whether a part of the sentence, or a sentence, was left out.',
  ],
  'length.long': [
    'The translation is much longer than one would expect.',
    'See whether it has more than its source: another sentence, a repetition, a note.',
  ],
  'doubled-word.twice': ['“{{words}}” has the same word twice.', 'Take one out.'],
  'end-punctuation.missing': [
    'The translation does not end in “{{mark}}” as the source does.',
    'Compare the ends of the sentences.',
  ],
  'end-punctuation.added': [
    'The translation ends in “{{other}}”, and the source in no mark.',
    'Compare the ends of the sentences.',
  ],
  'end-punctuation.differs': [
    'The translation ends in “{{other}}”, and the source in “{{mark}}”.',
    'Compare the ends of the sentences.',
  ],

  'spacing.double': ['There are two spaces at “{{at}}”.', 'Leave one.'],
  'spacing.before': ['There is a space before a mark: “{{at}}”.', 'Take it out.'],
  'spacing.after': ['There is no space after “{{at}}”.', 'Put one in.'],
  'spacing.bracket': ['There is a space inside the bracket: “{{at}}”.', 'Take it out.'],
  'spacing.marks': ['There are two marks in a row: “{{at}}”.', 'Leave one.'],
  'spacing.ends': ['There is a space at the start or the end.', 'Take it out.'],
  'spacing.narrow': ['There is no space before “{{at}}”.', 'Put a narrow no-break space (U+202F) before it.'],
  'spacing.colon': ['There is no space before “{{at}}”.', 'Put a no-break space (U+00A0) before it.'],
  'spacing.breaks': [
    'The space before the mark may break the line: “{{at}}”.',
    'Make it a no-break space: U+202F before ; ! ?, U+00A0 before a colon.',
  ],
  'spacing.guillemet': [
    'The guillemet “{{at}}” has no no-break space inside.',
    'Put a no-break space (U+00A0 or U+202F) between it and the text.',
  ],

  'target-equals-source.same': [
    'The translation is the same as the source.',
    'Translate it, or approve it if it should stay as it is.',
  ],
  'approval-lapsed.lapsed': [
    'The translation has changed since {{by}} approved it on {{day}}.',
    'Compare it with the source, and approve it anew.',
  ],
  'inconsistent.before': ['The same sentence is translated as “{{before}}” before.', 'Choose one of the two for both.'],
  'same-translation.same': [
    '“{{before}}” has the same translation.',
    'See whether one of the two sentences was left out and the other doubled.',
  ],

  'confused-word.probably': ['„{{word}}” is probably „{{right}}”.', 'Write „{{right}}” if that is meant.'],
  'agreement.write': ['The words of „{{words}}” are not in the same case.', 'Write „{{right}}” if that is meant.'],
  'agreement.both': ['The words of „{{words}}” are not in the same case.', 'Put both in the same case.'],
  'small-letter.name': ['„{{words}}” is a name, and begins with a small letter.', 'Write „{{right}}”.'],
  'unknown-word.similar': ['„{{word}}” is in neither the dictionary nor the glossary.', 'Did you mean „{{right}}”?'],
  'unknown-word.unknown': [
    '„{{word}}” is in neither the dictionary nor the glossary.',
    'Check the spelling; if it is right, add it to the glossary.',
  ],
  'source-quotation.open': [
    'A quotation is opened and not closed in this paragraph.',
    'Put the closing mark where the quotation ends.',
  ],
  'source-quotation.close': [
    'A quotation is closed and not opened in this paragraph.',
    'Put the opening mark where the quotation begins.',
  ],
  'mixed-quotation-marks.mixed': [
    'This paragraph has {{mark}} beside typographic quotation marks.',
    'Write „…” throughout, and «…» inside.',
  ],
  'source-spacing.double': ['There are two spaces in a row.', 'Leave one.'],
  'source-spacing.before': ['There is a space before a punctuation mark.', 'Take it out.'],
  'source-spacing.after': ['There is no space after the comma.', 'Put one in.'],
  'missing-full-stop.missing': ['The paragraph ends without a punctuation mark.', 'Put in the full stop.'],
  'impossible-date.day': ['There is no day „{{date}}”: the month has {{days}} days.', 'Was it „{{right}}”?'],
  'impossible-date.month': [
    'There is no day „{{date}}”: {{month}} is no month.',
    'Was it „{{right}}”? The day stands first.',
  ],
  'impossible-date.weekday': ['„{{date}}” does not fall on „{{word}}”.', 'Put right the date, or write „{{right}}”.'],
  'source-doubled-word.twice': ['„{{words}}” has the same word twice.', 'Take one out.'],
} as const satisfies Readonly<Record<string, readonly [message: string, advice: string]>>;
