function repeated(most: number, part: string, before = ''): string {
  return before + part.repeat(Math.floor((most - before.length) / part.length))
}

type HostileText = (most: number) => string

/** Texts that try to make reading dear, each as long as asked for. */
export const hostileTexts: Readonly<Record<string, HostileText>> = {
  'a NUL': (most) => repeated(most, '\0', 'fields '),
  'lone surrogates': (most) => repeated(most, '\ud800', 'filter a = '),
  'open parentheses': (most) => repeated(most, '('),
  'open parentheses in a filter': (most) => repeated(most, '(', 'filter '),
  'closing parentheses': (most) => repeated(most, ')', 'filter a'),
  brackets: (most) => repeated(most, '[', 'filter a in '),
  'calls in calls': (most) => repeated(most, 'f(', 'fields '),
  'not not not': (most) => repeated(most, 'not ', 'filter '),
  signs: (most) => repeated(most, '-', 'fields '),
  powers: (most) => repeated(most, '2^', 'fields '),
  'a long sum': (most) => `${repeated(most - 1, 'a+', 'fields ')}a`,
  subqueries: (most) => repeated(most, 'filter a in (SOURCE "x"|'),
  slashes: (most) => repeated(most, '/ '),
  'open regexes': (most) => repeated(most, ' like /', 'filter a'),
  'quotation marks': (most) => repeated(most, '" '),
  'an open string': (most) => repeated(most, 'x', 'filter a = "'),
  pipes: (most) => repeated(most, '|'),
  names: (most) => repeated(most, 'a ', 'fields '),
  'thousands of fields': (most) => repeated(most, ',a', 'fields a'),
  commas: (most) => repeated(most, ',', 'fields '),
  'reserved words': (most) => repeated(most, 'and or not in like as by '),
  commands: (most) => repeated(most, 'fields filter stats '),
  dots: (most) => repeated(most, '.', 'fields a'),
  backticks: (most) => repeated(most, '`'),
  'signs of system fields': (most) => repeated(most, '@'),
  numbers: (most) => repeated(most, '1 ', 'limit '),
  'groups of a regex': (most) => {
    const deep = Math.floor((most - 20) / 2)
    return `filter a like /${'('.repeat(deep)}${')'.repeat(deep)}/`
  },
  'a regex that explodes elsewhere': (most) =>
    `${repeated(most - 2, '(a+)+', 'filter a like /')}$/`,
  'prototype names': (most) =>
    repeated(most, ', __proto__, constructor(a), toString as __proto__', 'fields __proto__'),
}

/** A query such as people write, over and over. */
export function ordinaryText(most: number): string {
  return repeated(most, ' | filter a = "x" and b like /y/', 'fields @message')
}
