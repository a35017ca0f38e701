import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageFor } from '../appearance/preferences.ts'
import { usePreferences } from '../appearance/store.ts'
import { type CloudscapeMessages, loadCloudscapeMessages } from './cloudscape.ts'

interface LanguageOnShow {
  readonly language: Language
  readonly cloudscapeMessages: readonly CloudscapeMessages[]
}

/** Follows the chosen language: our words, Cloudscape's words, and the document's `lang`. */
export function useLanguage(): LanguageOnShow {
  const { i18n } = useTranslation()
  const chosen = languageFor(usePreferences(), navigator.languages)
  const [messages, setMessages] = useState<readonly CloudscapeMessages[]>([])

  useEffect(() => {
    let isCurrent = true
    if (i18n.resolvedLanguage !== chosen) void i18n.changeLanguage(chosen)
    void loadCloudscapeMessages(chosen).then((loaded) => {
      if (isCurrent) setMessages([loaded])
    })
    document.documentElement.lang = chosen
    return () => {
      isCurrent = false
    }
  }, [chosen, i18n])

  return { language: chosen, cloudscapeMessages: messages }
}
