import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react'
import { createPortal } from 'react-dom'

/** Places of the layout that a page may fill. The shell owns them; a page only asks. */
export interface PageSlots {
  /** Where the content of an open split panel goes; null while it is closed. */
  readonly splitPanelBody: HTMLElement | null
  openSplitPanel(panel: SplitPanelRequest): void
  closeSplitPanel(): void
  /** A detail page's own title, for the breadcrumbs and the window; null: the page's usual one. */
  setTitle(title: string | null): void
}

export interface SplitPanelRequest {
  readonly title: string
  readonly onClose: () => void
}

const SlotsContext = createContext<PageSlots | null>(null)

export const PageSlotsProvider = SlotsContext

export function usePageSlots(): PageSlots {
  const slots = use(SlotsContext)
  if (slots === null) throw new Error('A page needs the shell around it.')
  return slots
}

export function usePageTitle(title: string | null | undefined): void {
  const { setTitle } = usePageSlots()
  useEffect(() => {
    setTitle(title ?? null)
    return () => setTitle(null)
  }, [title, setTitle])
}

interface InSplitPanelProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Shows its children in the layout's split panel for as long as it is mounted. */
export function InSplitPanel({ title, onClose, children }: InSplitPanelProps) {
  const { splitPanelBody, openSplitPanel, closeSplitPanel } = usePageSlots()
  const close = useEffectEvent(onClose)
  useEffect(() => {
    openSplitPanel({ title, onClose: () => close() })
  }, [title, openSplitPanel])
  useEffect(() => () => closeSplitPanel(), [closeSplitPanel])
  return splitPanelBody === null ? null : createPortal(children, splitPanelBody)
}
