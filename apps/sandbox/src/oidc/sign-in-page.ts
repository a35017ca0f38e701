import { type Duty, displayName, PEOPLE, type Person } from '../world/people.ts'
import { TEAMS } from '../world/teams.ts'
import { escapeHtml, type Language, page } from './page.ts'
import { WORDS } from './words.ts'

const ORDER: readonly (Duty | 'none')[] = [
  'requester',
  'administrator',
  'securityReviewer',
  'manager',
  'none',
]

function button(someone: Person, language: Language): string {
  const words = WORDS[language]
  const otherLanguage = language === 'ko' ? 'en' : 'ko'
  const other = displayName(someone, otherLanguage)
  const team = TEAMS.find((candidate) => candidate.slug === someone.team)
  const teamName = team === undefined ? words.noTeam : language === 'ko' ? team.nameKo : team.name
  const duties =
    someone.duties.length === 0
      ? words.duties.none
      : someone.duties.map((duty) => words.duties[duty]).join(', ')
  return `<li><button name="person" value="${escapeHtml(someone.sub)}"><strong>${escapeHtml(
    displayName(someone, language),
  )}</strong> <span lang="${otherLanguage}">${escapeHtml(other)}</span> <span>${escapeHtml(`${teamName} · ${duties}`)}</span></button></li>`
}

/** Everybody once, under the first of what they may do. */
export function signInPage(language: Language, action: string): string {
  const words = WORDS[language]
  const sections = ORDER.map((group) => {
    const people = PEOPLE.filter((someone) => (someone.duties[0] ?? 'none') === group)
    const buttons = people.map((someone) => button(someone, language)).join('\n')
    return `<section><h2>${escapeHtml(words.groups[group])}</h2><ul>${buttons}</ul></section>`
  })
  return page(
    language,
    words.title,
    `<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.intro)}</p>
<form method="post" action="${escapeHtml(action)}">${sections.join('\n')}</form>`,
  )
}

/** `form` is the provider's own hidden form, whose id is `op.logoutForm`. */
export function signOutPage(language: Language, form: string): string {
  const words = WORDS[language]
  return page(
    language,
    words.signOutTitle,
    `<h1>${escapeHtml(words.signOutTitle)}</h1>${form}
<button class="plain" form="op.logoutForm" name="logout" value="yes">${escapeHtml(words.signOut)}</button>`,
  )
}

export function messagePage(language: Language, title: string, text: string): string {
  return page(language, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`)
}
