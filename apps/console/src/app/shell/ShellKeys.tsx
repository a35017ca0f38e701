import { useRouter } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { useBindingStack, useKeys } from '../../parts/keys/KeysProvider.tsx'
import { useMe } from '../me.ts'
import { mayOpen, pageIds, pages } from '../pages.ts'
import type { PageKeyLine } from '../palette/KeySheet.tsx'
import { closeDialog, openKeySheet, openPalette, useOpenDialog } from '../palette/open.ts'
import { Late } from './Late.tsx'
import { useCurrentPage } from './use-current-page.ts'

const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }))
const KeySheet = lazy(async () => ({ default: (await import('../palette/KeySheet.tsx')).KeySheet }))

interface ShellKeysProps {
  /** What Esc closes before it goes back. */
  readonly onEscape: (() => void) | undefined
}

/** The keys that mean the same on every page, and the two dialogs behind them. */
export function ShellKeys({ onEscape }: ShellKeysProps) {
  const router = useRouter()
  const stack = useBindingStack()
  const held = new Set<string>(useMe().permissions)
  const current = useCurrentPage()
  const dialog = useOpenDialog()
  const [pageKeys, setPageKeys] = useState<readonly PageKeyLine[]>([])

  const goBack = () => {
    if (onEscape !== undefined) return onEscape()
    const parent = current === null ? 'home' : pages[current].parent
    // From a page of the navigation there is nothing to go back to; from a detail there is its list.
    if (parent === null || (parent === 'home' && current !== null)) return
    if (router.history.canGoBack()) router.history.back()
    else router.history.push(pages[parent].path)
  }

  useKeys(
    {
      palette: openPalette,
      sheet: () => {
        setPageKeys(stack.pageKeys())
        openKeySheet()
      },
      back: goBack,
      go: (to) => {
        const id = pageIds.find((each) => pages[each].goKey === to && mayOpen(each, held))
        if (id !== undefined) router.history.push(pages[id].path)
        return id !== undefined
      },
    },
    'app',
  )
  return (
    <Late name={dialog ?? 'none'} onFailure={closeDialog}>
      {dialog === 'palette' ? <Palette /> : null}
      {dialog === 'keys' ? <KeySheet pageKeys={pageKeys} /> : null}
    </Late>
  )
}
