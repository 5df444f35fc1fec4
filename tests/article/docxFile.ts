import { strToU8, unzipSync, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const part = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${W} ${OTHERS}>${content}</w:${root}>`;

export const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

export const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** The parts of a document whose body is given. */
export function partsOf(body: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kinds: Readonly<Record<string, string>> = {
    'word/document.xml': `${TYPE}.document.main+xml`,
    'word/styles.xml': `${TYPE}.styles+xml`,
    'word/header1.xml': `${TYPE}.header+xml`,
    'word/footer1.xml': `${TYPE}.footer+xml`,
    'word/footnotes.xml': `${TYPE}.footnotes+xml`,
    'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
  };
  const parts: Record<string, string> = { 'word/document.xml': part('document', `<w:body>${body}</w:body>`), ...more };
  const overrides = Object.entries(kinds).filter(([name]) => name in parts);
  const types = overrides.map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('');
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${types}</Types>`,
    ...parts,
  };
}

export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export const documentOf = (body: string, more: Readonly<Record<string, string>> = {}) => zipped(partsOf(body, more));

export function textsOf(document: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(document)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

const relationships = (...all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${type === 'hyperlink' ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const style = (id: string, name: string, properties = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;

const BOLD = '<w:b/><w:lang w:val="pl-PL"/>';
const FIELD = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;

/** A press release as Word writes one. */
export const pressRelease = documentOf(
  [
    p(r('Szczyt w Brukseli'), '<w:pStyle w:val="Tytu"/>'),
    p(
      `<w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB"><w:rPr><w:lang w:val="pl-PL"/></w:rPr><w:t>Pre</w:t></w:r><w:r w:rsidR="00AC"><w:t xml:space="preserve">zydent </w:t></w:r>${r('Karol', BOLD)}${r(' Nawrocki', '<w:b/>')}${r(' spotkał się z sekretarzem generalnym NATO')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>${r('. Rozmowa dotyczyła ')}<w:hyperlink r:id="rId4">${r('wschodniej flanki', '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>${r('.')}`,
    ),
    p(r('Punkt pierwszy'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
    p(r('Bezpieczeństwo jest niepodzielne.'), '<w:pStyle w:val="Cytat"/>'),
    `<w:tbl><w:tr><w:tc>${p(r('Państwo'))}</w:tc><w:tc>${p(r('Wydatki'))}</w:tc></w:tr></w:tbl>`,
    p(
      `${r('Posiedzenie trwało ')}<w:ins w:id="7" w:author="AK">${r('dwie godziny')}</w:ins><w:del w:id="8" w:author="AK"><w:r><w:delText>godzinę</w:delText></w:r></w:del>${r(' i zakończyło się ')}${FIELD('DATE', r('5 maja'))}${r(' wieczorem.')}`,
    ),
    p(
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Obraz 1" descr="Prezydent &amp; sekretarz &quot;NATO&quot;"/></wp:inline></w:drawing></w:r>${r('Fot. Kancelaria')}`,
    ),
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('Ramka z boku')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('Ramka z boku')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('Tekst obok ramki.')}`,
    ),
    p(r('* * *')),
  ].join(''),
  {
    'word/styles.xml': part(
      'styles',
      style('Tytu', 'Title') + style('Cytat', 'Quote') + style('Hyperlink', 'Hyperlink'),
    ),
    'word/header1.xml': part('hdr', p(r('Komunikat prasowy'))),
    'word/footer1.xml': part('ftr', p(`${r('Strona ')}${FIELD('PAGE', r('1'))}`)),
    'word/footnotes.xml': part(
      'footnotes',
      `<w:footnote w:id="1">${p(`<w:r><w:footnoteRef/></w:r>${r(' Mark Rutte.')}`)}</w:footnote>`,
    ),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relationships(
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'footnotes', 'footnotes.xml'],
      ['rId4', 'hyperlink', 'https://example.org/flanka'],
    ),
    'word/media/image1.png': 'not really a picture',
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Szczyt NATO</dc:title></cp:coreProperties>',
  },
);
