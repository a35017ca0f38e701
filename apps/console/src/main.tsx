import '@cloudscape-design/global-styles/index.css'
import './app/global.css'
import { createRoot } from 'react-dom/client'
import { languageFor } from './app/appearance/preferences.ts'
import { getPreferences, startAppearance } from './app/appearance/store.ts'
import { startLanguage } from './app/language/i18n.ts'
import { Providers } from './app/Providers.tsx'
import { followLinks } from './app/router/links.ts'
import { router } from './app/routes.tsx'

startAppearance()
await startLanguage(languageFor(getPreferences(), navigator.languages))
followLinks(router, document)

const place = document.querySelector('#root')
if (place === null) throw new Error('index.html has no #root.')
createRoot(place).render(<Providers router={router} />)
