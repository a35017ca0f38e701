import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery, useMe } from '../../../app/me.ts'
import { signOut } from '../../../app/shell/sign-out.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { visibleText } from '../../../parts/text/visible-text.ts'
import styles from '../signed-out.module.css'

/** Signed in without a role: whom to ask, and nothing else. */
export function NoRolePage() {
  const { t } = useTranslation(['identity', 'shell'])
  const { person, contact } = useMe()
  const { refetch, isFetching } = useQuery(meQuery)
  const title = t('identity:noRole.title')
  useEffect(() => {
    document.title = `${title} – ${t('shell:product')}`
  }, [title, t])

  return (
    <main className={styles['page']}>
      <div className={styles['column']}>
        <Container>
          <SpaceBetween size="m">
            <Box variant="h1" fontSize="heading-l" padding="n">
              {title}
            </Box>
            <Box variant="p" padding="n">
              {t('identity:noRole.body', { name: visibleText(person.name) })}
            </Box>
            <div>
              <Box variant="h2" fontSize="heading-s" padding="n">
                {t('identity:noRole.askTitle')}
              </Box>
              <WhomToAsk text={contact.text} administrators={contact.administrators} />
            </div>
            <Box color="text-body-secondary">{t('identity:noRole.after')}</Box>
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={signOut}>{t('identity:noRole.signOut')}</Button>
              <Button variant="link" loading={isFetching} onClick={() => void refetch()}>
                {t('identity:noRole.tryAgain')}
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        </Container>
      </div>
    </main>
  )
}

interface WhomToAskProps {
  readonly text: string | null
  readonly administrators: readonly string[]
}

function WhomToAsk({ text, administrators }: WhomToAskProps) {
  const { t } = useTranslation('identity')
  return (
    <>
      {text === null ? null : (
        <p>
          <HostileText text={text} />
        </p>
      )}
      {administrators.length > 0 ? (
        <>
          <p>{t('noRole.ask')}</p>
          <ul>
            {administrators.map((name) => (
              <li key={name}>
                <HostileText text={name} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {text === null && administrators.length === 0 ? <p>{t('noRole.askNobody')}</p> : null}
    </>
  )
}
