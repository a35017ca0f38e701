import type { I18nProviderProps } from '@cloudscape-design/components/i18n'
import type { Language } from '../appearance/preferences.ts'

export type CloudscapeMessages = I18nProviderProps.Messages

/** Cloudscape's own words, for the components that we give none. */
export async function loadCloudscapeMessages(language: Language): Promise<CloudscapeMessages> {
  const loaded = await (language === 'ko'
    ? import('@cloudscape-design/components/i18n/messages/all.ko')
    : import('@cloudscape-design/components/i18n/messages/all.en'))
  return loaded.default
}
