import { personas } from '@gatehouse/testkit/organisation'

/** Who can sign in, as a table. A Korean letter is two columns wide in a terminal. */
export function signInTable(): string {
  const people = Object.values(personas)
  const width = Math.max(...people.map(({ name }) => columns(name)))
  return people
    .map(({ name, is }) => `    ${name}${' '.repeat(width - columns(name))}   ${is}`)
    .join('\n')
}

function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Hangul}/u.test(letter) ? 2 : 1), 0)
}
