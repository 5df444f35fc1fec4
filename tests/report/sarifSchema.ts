/**
 * What SARIF 2.1.0 (OASIS Standard, 27 March 2020, chapter 3) says of the objects that our logs have, as JSON Schema in
 * our own words: nothing beside the properties that the standard names, and each of its kind.
 */

const text = { type: 'string' };
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const list = (name: string, uniqueItems = false) => ({ type: 'array', uniqueItems, items: ref(name) });
const LEVEL = { enum: ['none', 'note', 'warning', 'error'] };
/** 3.9: a moment in UTC, to the second at least. */
const MOMENT = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' };
/** RFC 3986: unreserved and reserved characters, and others in percent signs; no scheme, for it is relative. */
const RELATIVE = {
  type: 'string',
  pattern: "^(?![A-Za-z][A-Za-z0-9+.-]*:)(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*$",
};

function object(properties: object, ...required: readonly string[]) {
  return { type: 'object', additionalProperties: false, required, properties: { ...properties } };
}

const bag = { type: 'object', properties: { tags: { type: 'array', uniqueItems: true, items: text } } };
const properties = ref('propertyBag');

export const sarifSchema = {
  ...object({ $schema: text, version: { const: '2.1.0' }, runs: list('run'), properties }, 'version', 'runs'),
  definitions: {
    propertyBag: bag,
    run: object(
      {
        tool: ref('tool'),
        invocations: list('invocation'),
        columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
        results: list('result'),
        properties,
      },
      'tool',
    ),
    tool: object({ driver: ref('toolComponent'), properties }, 'driver'),
    toolComponent: object(
      { name: text, version: text, semanticVersion: text, rules: list('reportingDescriptor', true), properties },
      'name',
    ),
    reportingDescriptor: object(
      {
        id: text,
        name: text,
        shortDescription: ref('multiformatMessageString'),
        fullDescription: ref('multiformatMessageString'),
        defaultConfiguration: ref('reportingConfiguration'),
        properties,
      },
      'id',
    ),
    multiformatMessageString: object({ text, markdown: text, properties }, 'text'),
    reportingConfiguration: object({ enabled: { type: 'boolean' }, level: LEVEL, properties }),
    invocation: object(
      {
        executionSuccessful: { type: 'boolean' },
        startTimeUtc: MOMENT,
        endTimeUtc: MOMENT,
        toolExecutionNotifications: list('notification'),
        properties,
      },
      'executionSuccessful',
    ),
    notification: object(
      { level: LEVEL, message: ref('message'), locations: list('location', true), properties },
      'message',
    ),
    message: object({ text, markdown: text, properties }, 'text'),
    result: object(
      {
        ruleId: text,
        ruleIndex: { type: 'integer', minimum: -1 },
        level: LEVEL,
        message: ref('message'),
        locations: list('location'),
        partialFingerprints: { type: 'object', additionalProperties: text },
        properties,
      },
      'message',
    ),
    location: object({ physicalLocation: ref('physicalLocation'), message: ref('message'), properties }),
    physicalLocation: object(
      { artifactLocation: ref('artifactLocation'), region: ref('region'), properties },
      'artifactLocation',
    ),
    artifactLocation: object({ uri: RELATIVE, uriBaseId: text, properties }),
    region: object(
      {
        startLine: { type: 'integer', minimum: 1 },
        startColumn: { type: 'integer', minimum: 1 },
        endLine: { type: 'integer', minimum: 1 },
        endColumn: { type: 'integer', minimum: 1 },
        properties,
      },
      'startLine',
    ),
  },
};
