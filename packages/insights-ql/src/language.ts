import { styleTags, tags } from '@lezer/highlight'
import { parser } from './__generated__/parser.ts'
import { commandWords, placedWords } from './words.ts'

function nodesOf(words: ReadonlyMap<string, number>): string {
  return [...words.values()].map((term) => parser.nodeSet.types[term]?.name).join(' ')
}

/** The parser with the colours of its nodes, for an editor that reads Lezer trees. */
export const insightsParser = parser.configure({
  props: [
    styleTags({
      [nodesOf(commandWords)]: tags.keyword,
      RefusedWord: tags.keyword,
      [nodesOf(placedWords)]: tags.operatorKeyword,
      'AndWord OrWord NotWord InWord LikeWord AsWord ByWord': tags.operatorKeyword,
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
