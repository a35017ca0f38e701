import SplitPanel from '@cloudscape-design/components/split-panel'
import { useTranslation } from 'react-i18next'
import type { PreviewPanelState } from './use-preview-panel.ts'

interface PreviewPanelProps {
  readonly preview: PreviewPanelState
}

/** The layout's split panel; the page on show fills its body. */
export function PreviewPanel({ preview }: PreviewPanelProps) {
  const { t } = useTranslation('parts')
  return (
    <SplitPanel
      header={preview.panel?.title ?? ''}
      closeBehavior="hide"
      i18nStrings={{
        openButtonAriaLabel: t('list.splitPanel.open'),
        closeButtonAriaLabel: t('list.splitPanel.close'),
        resizeHandleAriaLabel: t('list.splitPanel.resize'),
        preferencesTitle: t('list.splitPanel.preferences'),
        preferencesPositionLabel: t('list.splitPanel.position'),
        preferencesPositionDescription: t('list.splitPanel.positionDescription'),
        preferencesPositionSide: t('list.splitPanel.side'),
        preferencesPositionBottom: t('list.splitPanel.bottom'),
        preferencesConfirm: t('list.confirm'),
        preferencesCancel: t('cancel'),
      }}
    >
      <div ref={preview.setBody} />
    </SplitPanel>
  )
}
