import { lazy } from 'react'
import { Late } from './Late.tsx'
import { useNotifications } from './notifications.ts'
import { PlainMessages } from './PlainMessages.tsx'

/** Without the network the flashbar may not be there yet; the message is shown all the same. */
const FlashMessages = lazy(async () => {
  try {
    return { default: (await import('./FlashMessages.tsx')).FlashMessages }
  } catch {
    return { default: PlainMessages }
  }
})

/** What happened, in the flashbar; it is loaded with the first message. */
export function Messages() {
  const happened = useNotifications()
  if (happened.length === 0) return null
  return (
    <Late name="messages">
      <FlashMessages happened={happened} />
    </Late>
  )
}
