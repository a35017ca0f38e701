import { useCallback, useState } from 'react'
import type { SplitPanelRequest } from '../../parts/page/slots.tsx'

interface PanelPreferences {
  readonly position: 'side' | 'bottom'
}

const storageKey = 'gatehouse.preview'

export interface PreviewPanelState {
  readonly panel: SplitPanelRequest | null
  /** Where the page's own content goes. */
  readonly body: HTMLElement | null
  readonly setBody: (element: HTMLElement | null) => void
  readonly open: (panel: SplitPanelRequest) => void
  readonly close: () => void
  readonly preferences: PanelPreferences
  readonly setPreferences: (preferences: PanelPreferences) => void
}

export function usePreviewPanel(): PreviewPanelState {
  const [panel, setPanel] = useState<SplitPanelRequest | null>(null)
  const [body, setBody] = useState<HTMLElement | null>(null)
  const [preferences, setPreferences] = useState<PanelPreferences>(readPreferences)
  return {
    panel,
    body,
    setBody,
    open: useCallback((next: SplitPanelRequest) => setPanel(next), []),
    close: useCallback(() => setPanel(null), []),
    preferences,
    setPreferences: ({ position }) => {
      setPreferences({ position })
      storePreference(position)
    },
  }
}

function readPreferences(): PanelPreferences {
  try {
    return { position: localStorage.getItem(storageKey) === 'bottom' ? 'bottom' : 'side' }
  } catch {
    return { position: 'side' }
  }
}

function storePreference(position: string): void {
  try {
    localStorage.setItem(storageKey, position)
  } catch {
    // Storage is full or forbidden: the choice holds until the tab is closed.
  }
}
