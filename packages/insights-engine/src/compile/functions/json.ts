import { joined, sql } from '../../sql.ts'
import {
  asDocument,
  asJson,
  asNumber,
  asText,
  booleanValue,
  jsonValue,
  numberValue,
  textValue,
} from '../values.ts'
import { once, onceEach } from '../values-once.ts'
import { bounded } from './bounded.ts'
import type { CallCompilers } from './compiler.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const jsonCompilers: CallCompilers = {
  jsonParse: (site) => {
    return jsonValue(once(asDocument(site.value(0)), (it) => sql`ql_json_parse(${it})`))
  },
  jsonStringify: (site) => {
    const value = site.value(0)
    if (value.kind === 'json') return textValue(value.sql)
    return textValue(bounded(asText(value), (it) => asJson({ ...value, kind: 'text', sql: it })))
  },
  // A field that holds the text of a list counts as that list.
  jsonArraySize: (site) => {
    const list = site.value(0)
    if (list.kind !== 'text' && list.kind !== 'json') return numberValue(sql`0::DOUBLE`)
    return numberValue(once(asDocument(list), (it) => sql`ql_json_size(${it})`))
  },
  jsonArrayContains: (site) => {
    const list = site.value(0)
    if (list.kind !== 'text' && list.kind !== 'json') return booleanValue(sql`false`)
    const item = site.value(1)
    const isNumber = item.kind === 'number' || item.kind === 'time'
    const wanted = isNumber ? asNumber(item) : asText(item)
    const macro = { text: isNumber ? 'ql_json_has_number' : 'ql_json_has_text', values: [] }
    return booleanValue(
      onceEach([asDocument(list), wanted], (names) => sql`${macro}(${joined(names, ', ')})`),
    )
  },
}
