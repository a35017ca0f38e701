import { styleTags, tags } from '@lezer/highlight'
import { parser } from './__generated__/parser.ts'

/** The parser with the colours of its nodes, for an editor that reads Lezer trees. */
export const insightsParser = parser.configure({
  props: [
    styleTags({
      'FieldsWord DisplayWord FilterWord WhereWord FilterIndexWord StatsWord SortWord':
        tags.keyword,
      'LimitWord DedupWord ParseWord JsonWord UnnestWord ExpandWord SourceWord': tags.keyword,
      'JoinWord LookupWord CidrLookupWord AddTotalsWord AccumWord AutoregressWord': tags.keyword,
      'FillDownWord FillMissingWord OutlierWord AppendColsWord SessionizeWord': tags.keyword,
      'CountFrequentWord RefusedWord': tags.keyword,
      'AsWord ByWord AnyWord MultiWord IntoWord OutputWord OutputNewWord': tags.operatorKeyword,
      'WithWord ForWord MaxSpanWord OffsetWord AscWord DescWord': tags.operatorKeyword,
      'LogfmtWord CsvWord AndWord OrWord NotWord InWord LikeWord': tags.operatorKeyword,
      'TrueWord FalseWord': tags.bool,
      NullWord: tags.null,
      'FunctionName/Identifier': tags.function(tags.variableName),
      'Field/Identifier': tags.propertyName,
      'Alias/Identifier': tags.definition(tags.propertyName),
      'OptionName/Identifier ArgumentName/Identifier': tags.attributeName,
      'OptionWord/Identifier': tags.attributeValue,
      PathTail: tags.propertyName,
      'String OpenString': tags.string,
      'Regex OpenRegex': tags.regexp,
      'Number Duration': tags.number,
      Comment: tags.lineComment,
      Pipe: tags.controlOperator,
      'Equals Compare MatchOperator': tags.compareOperator,
      'Plus Minus Star Slash Percent Caret': tags.arithmeticOperator,
      NotSign: tags.logicOperator,
      'ParenL ParenR': tags.paren,
      'BracketL BracketR': tags.squareBracket,
      'Comma Colon': tags.separator,
      'OpenTick UnknownCommand/CommandName/Identifier': tags.invalid,
    }),
  ],
})
