import { personas } from '@gatehouse/testkit/organisation'

/** Who can sign in, as a table. A Korean letter is two columns wide in a terminal. */
export function signInTable(): string {
  const people = Object.values(personas).map(({ sub, name, is }) => ({
    who: bothNames(sub, name),
    is,
  }))
  const width = Math.max(...people.map(({ who }) => columns(who)))
  return people
    .map(({ who, is }) => `    ${who}${' '.repeat(width - columns(who))}   ${is}`)
    .join('\n')
}

/** The sign-in page shows both spellings; `sub` is the Latin one. */
function bothNames(sub: string, name: string): string {
  const latin = sub
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ')
  return latin === name ? name : `${latin} ${name}`
}

function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Hangul}/u.test(letter) ? 2 : 1), 0)
}
