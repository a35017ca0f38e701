import { joined, type Sql, sql } from '../../sql.ts'
import { displayed } from '../display.ts'
import { refuse } from '../refuse.ts'
import { toRe2 } from '../regex.ts'
import {
  asBoolean,
  asNumber,
  asText,
  booleanValue,
  jsonValue,
  numberValue,
  textConstant,
  textValue,
} from '../values.ts'
import { once, onceEach } from '../values-once.ts'
import { bounded } from './bounded.ts'
import type { CallCompiler, CallCompilers, CallSite } from './compiler.ts'
import { rewriteOf } from './regex-rewrite.ts'

const whiteSpace =
  ' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const textCompilers: CallCompilers = {
  isempty: (site) => booleanValue(once(presence(site), (it) => sql`(${it} IS NULL OR ${it} = '')`)),
  isblank: (site) =>
    booleanValue(sql`(coalesce(trim(${presence(site)}, ${textConstant(whiteSpace)}), '') = '')`),
  // What has no value is left out.
  concat: (site) => {
    const texts = site.expressions.map((_, index) => textOf(site, index))
    const [only] = texts
    if (texts.length === 1 && only !== undefined) return textValue(only)
    return textValue(once(sql`[${joined(texts, ', ')}]`, (list) => sql`ql_concat(${list})`))
  },
  ltrim: trimming('ltrim'),
  rtrim: trimming('rtrim'),
  trim: trimming('trim'),
  strlen: (site) => numberValue(sql`CAST(length(${textOf(site, 0)}) AS DOUBLE)`),
  toupper: (site) => textValue(sql`upper(${textOf(site, 0)})`),
  tolower: (site) => textValue(sql`lower(${textOf(site, 0)})`),
  // A start before the text is its beginning; a length below 0 is none.
  substr: (site) => {
    const parts = [textOf(site, 0), asNumber(site.value(1))]
    const length = site.expressions.length === 3 ? asNumber(site.value(2)) : sql`1e9::DOUBLE`
    return textValue(
      onceEach([...parts, length], (names) => sql`ql_substr(${joined(names, ', ')})`),
    )
  },
  replace: (site) => {
    const parts = [textOf(site, 0), textOf(site, 1), textOf(site, 2)]
    return textValue(onceEach(parts, (names) => sql`ql_replace(${joined(names, ', ')})`))
  },
  regexReplace: (site) => {
    const [, pattern, replacement] = site.expressions
    if (pattern?.kind !== 'regex' && pattern?.kind !== 'string') {
      return refuse(pattern ?? site.call, 'The regex has to be written in the query.')
    }
    const regex = toRe2(pattern)
    const rewrite =
      replacement?.kind === 'string'
        ? textConstant(rewriteOf(replacement.value, regex.groups.length))
        : sql`replace(${textOf(site, 2)}, ${textConstant('\\')}, ${textConstant('\\\\')})`
    return textValue(
      onceEach(
        [textOf(site, 0), rewrite],
        ([text, by]) =>
          sql`ql_regex_replace(${text ?? sql`NULL`}, ${textConstant(regex.source)}, ${by ?? sql`NULL`})`,
      ),
    )
  },
  strcontains: (site) => {
    const [text, part] = [textOf(site, 0), textOf(site, 1)]
    const exact = sql`coalesce(contains(${text}, ${part}), false)`
    if (site.expressions.length === 2) return booleanValue(exact)
    const alike = sql`coalesce(contains(lower(${text}), lower(${part})), false)`
    const [, , isLoose] = site.expressions
    if (isLoose?.kind === 'boolean') return booleanValue(isLoose.value ? alike : exact)
    const parts = [text, part, asBoolean(site.value(2))]
    return booleanValue(onceEach(parts, (names) => sql`ql_contains(${joined(names, ', ')})`))
  },
  startsWith: (site) =>
    booleanValue(sql`coalesce(starts_with(${textOf(site, 0)}, ${textOf(site, 1)}), false)`),
  endsWith: (site) =>
    booleanValue(sql`coalesce(suffix(${textOf(site, 0)}, ${textOf(site, 1)}), false)`),
  split: (site) => {
    const separator = textOf(site, 1)
    return jsonValue(
      onceEach([textOf(site, 0), separator], (names) => sql`ql_split(${joined(names, ', ')})`),
    )
  },
  urlencode: growing((it) => sql`url_encode(${it})`),
  urldecode: growing((it) => sql`TRY(url_decode(${it}))`),
  base64encode: growing((it) => sql`to_base64(encode(${it}))`),
  base64decode: growing((it) => sql`TRY(decode(from_base64(${it})))`),
  hexToAscii: growing((it) => sql`ql_hex_text(${it})`),
  hexToDec: (site) => numberValue(once(textOf(site, 0), (it) => sql`ql_hex_number(${it})`)),
  decToHex: (site) => textValue(once(asNumber(site.value(0)), (it) => sql`ql_number_hex(${it})`)),
  md5: (site) => textValue(sql`md5(${textOf(site, 0)})`),
  sha256: (site) => textValue(sql`sha256(${textOf(site, 0)})`),
}

function textOf(site: CallSite, index: number): Sql {
  return asText(site.value(index))
}

/** A map and a list are there, and neither empty nor blank. */
function presence(site: CallSite): Sql {
  const value = site.value(0)
  return value.kind === 'json' ? displayed(value).sql : asText(value)
}

/** The characters are a set: any of them goes. */
function trimming(name: 'trim' | 'ltrim' | 'rtrim'): CallCompiler {
  const call = { text: name, values: [] }
  return (site) => {
    const set = site.expressions.length === 2 ? textOf(site, 1) : textConstant(whiteSpace)
    return textValue(sql`${call}(${textOf(site, 0)}, ${set})`)
  }
}

function growing(compute: (text: Sql) => Sql): CallCompiler {
  return (site) => textValue(bounded(textOf(site, 0), compute))
}
