/**
 * XML in and out, for XLIFF, TMX, TBX and SRX. Reading is safe with files from strangers: no DTD is loaded, no entity
 * beyond XML's five is known, depth and text are capped. Writing is stable: what is equal is written in equal bytes.
 */
export { decodeXml, decodeXmlStream } from './xml/decode.ts';
export { XmlError, type XmlFile, xmlError } from './xml/file.ts';
export {
  childElements,
  parseXml,
  parseXmlInTurns,
  readXml,
  readXmlPart,
  textOf,
  type XmlAttributes,
  type XmlElement,
  type XmlHandler,
  type XmlNode,
} from './xml/read.ts';
export {
  element,
  escapeText,
  inlineElement,
  type Markup,
  openTag,
  renderXml,
  replaceUnwritable,
  textElement,
  verbatimElement,
  writeXml,
  xmlDeclaration,
} from './xml/write.ts';
