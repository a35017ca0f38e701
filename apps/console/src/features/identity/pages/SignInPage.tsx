import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isErrorCode } from '../../../app/api/failure.ts'
import { languages } from '../../../app/appearance/preferences.ts'
import { setPreferences } from '../../../app/appearance/store.ts'
import styles from '../signed-out.module.css'

const route = getRouteApi('/sign-in')

/** The only page of the console that needs no session. */
export function SignInPage() {
  const { t, i18n } = useTranslation(['identity', 'shell', 'errors'])
  const { returnTo, error, ended } = route.useSearch()
  const title = t('identity:signIn.title')
  useEffect(() => {
    document.title = title
  }, [title])
  const code = isErrorCode(error) ? error : 'identity.sign_in_failed'

  return (
    <main className={styles['page']}>
      <div className={styles['column']}>
        <SpaceBetween size="l">
          <div className={styles['brand']}>
            <img src="/favicon.svg" alt="" width="40" height="40" />
            <Box variant="h1" padding="n">
              {title}
            </Box>
            <Box color="text-body-secondary">{t('shell:tagline')}</Box>
          </div>
          {error === undefined ? null : (
            <Alert type="error" header={t(`errors:${code}.says`)}>
              {t(`errors:${code}.next`)}
            </Alert>
          )}
          {ended === undefined ? null : <Alert type="info">{t('identity:signIn.ended')}</Alert>}
          <Container>
            <SpaceBetween size="m">
              <Box variant="p" padding="n">
                {t('identity:signIn.intro')}
              </Box>
              <Button
                variant="primary"
                fullWidth
                href={`/auth/login?returnTo=${encodeURIComponent(returnTo)}`}
              >
                {t('identity:signIn.button')}
              </Button>
              {returnTo === '/' ? null : (
                <Box color="text-body-secondary" fontSize="body-s">
                  {t('identity:signIn.returnNote')}
                </Box>
              )}
            </SpaceBetween>
          </Container>
          <Box color="text-body-secondary" fontSize="body-s" textAlign="center">
            {t('identity:signIn.privacy')}
          </Box>
          <div className={styles['languages']}>
            <SegmentedControl
              label={t('shell:settings.language')}
              selectedId={i18n.resolvedLanguage ?? 'en'}
              options={languages.map((id) => ({ id, text: t(`shell:settings.${id}`) }))}
              onChange={({ detail }) => {
                const language = languages.find((each) => each === detail.selectedId)
                if (language !== undefined) setPreferences({ language })
              }}
            />
          </div>
        </SpaceBetween>
      </div>
    </main>
  )
}
