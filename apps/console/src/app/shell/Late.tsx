import { CatchBoundary } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'

interface LateProps {
  /** A new name tries again after a failure. */
  readonly name: string
  readonly onFailure?: () => void
  readonly children: ReactNode
}

/**
 * Something beside the page that is loaded when it is wanted. When it cannot be loaded (offline, or
 * the server has a newer version) it stays away, and the page stays.
 */
export function Late({ name, onFailure, children }: LateProps) {
  return (
    <CatchBoundary
      getResetKey={() => name}
      errorComponent={Nothing}
      {...(onFailure === undefined ? {} : { onCatch: onFailure })}
    >
      <Suspense>{children}</Suspense>
    </CatchBoundary>
  )
}

const Nothing = () => null
