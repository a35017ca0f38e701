// Runs before the first paint, so that nobody sees the wrong theme flash by. The content security
// policy allows no inline script, therefore it is a file. Its meaning is that of
// src/app/appearance/preferences.ts; a test holds the two together.
//
// zod would compile its schemas with `new Function`, which the policy forbids too; it reads this when
// the first schema is made, before any module of ours could say so.
globalThis.__zod_globalConfig = { jitless: true }
;(() => {
  let stored = {}
  try {
    stored = JSON.parse(localStorage.getItem('gatehouse.preferences') || '{}') || {}
  } catch {
    // Nothing stored, or storage forbidden: the defaults hold.
  }
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  const isDark = stored.theme === 'dark' || (stored.theme !== 'light' && prefersDark)
  const language = ['en', 'ko'].includes(stored.language)
    ? stored.language
    : (navigator.languages
        .map((tag) => tag.toLowerCase().split('-')[0])
        .find((tag) => ['en', 'ko'].includes(tag)) ?? 'en')
  document.documentElement.lang = language
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  document.body.classList.toggle('awsui-dark-mode', isDark)
  document.body.classList.toggle('awsui-compact-mode', stored.density === 'compact')
})()
