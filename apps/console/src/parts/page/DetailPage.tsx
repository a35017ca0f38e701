import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { visibleText } from '../text/visible-text.ts'
import { usePageTitle } from './slots.tsx'

interface DetailPageProps {
  /** The thing's name; also in the breadcrumbs and the window's title. */
  readonly title: string
  readonly description?: ReactNode
  readonly actions?: ReactNode
  /** Right of the title, such as a state. */
  readonly info?: ReactNode
  readonly children: ReactNode
}

/** One thing and what can be done with it. */
export function DetailPage({ title, description, actions, info, children }: DetailPageProps) {
  usePageTitle(title)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={description}
          info={info}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {actions}
            </SpaceBetween>
          }
        >
          {visibleText(title)}
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  )
}
