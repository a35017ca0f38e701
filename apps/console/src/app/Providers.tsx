import { I18nProvider } from '@cloudscape-design/components/i18n'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense } from 'react'
import { KeysProvider } from '../parts/keys/KeysProvider.tsx'
import { queryClient } from './api/trpc.ts'
import { usePreferences } from './appearance/store.ts'
import { useLanguage } from './language/use-language.ts'
import type { router as appRouter } from './routes.tsx'

interface ProvidersProps {
  readonly router: typeof appRouter
}

export function Providers({ router }: ProvidersProps) {
  const { hasSingleKeys } = usePreferences()
  const { language, cloudscapeMessages } = useLanguage()
  return (
    <I18nProvider locale={language} messages={cloudscapeMessages}>
      <QueryClientProvider client={queryClient}>
        <KeysProvider hasSingleKeys={hasSingleKeys}>
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
        </KeysProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}
