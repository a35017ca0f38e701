import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../parts/format/use-format.ts'
import type { Processing } from './requestable.ts'

/** A sentence on where prompts and outputs may be processed. */
export function useProcessingWords(): (processing: Processing) => string {
  const { t } = useTranslation('access')
  const format = useFormat()
  return (processing) => {
    switch (processing.where) {
      case 'here':
        return t('requests.form.processedHere')
      case 'anywhere':
        return t('requests.form.processedAnywhere')
      case 'regions':
        return t('requests.form.processedIn', { regions: format.list(processing.regions) })
    }
  }
}
