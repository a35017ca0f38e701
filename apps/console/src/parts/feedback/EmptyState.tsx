import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly body?: string | undefined
  readonly action?: ReactNode
}

export function EmptyState({ title, body, action }: EmptyStateProps) {
  return (
    <Box margin={{ vertical: 'xs' }} textAlign="center" color="inherit">
      <SpaceBetween size="xs">
        <b>{title}</b>
        {body === undefined ? null : (
          <Box variant="p" color="inherit" padding="n">
            {body}
          </Box>
        )}
        {action ?? null}
      </SpaceBetween>
    </Box>
  )
}
