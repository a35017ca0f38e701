import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'

/** What a state means to the reader, whatever it is called. */
export type StatusMeaning =
  | 'good'
  | 'bad'
  | 'attention'
  | 'working'
  | 'waiting'
  | 'ended'
  | 'neutral'

const looks: Readonly<Record<StatusMeaning, StatusIndicatorProps.Type>> = {
  good: 'success',
  bad: 'error',
  attention: 'warning',
  working: 'in-progress',
  waiting: 'pending',
  ended: 'stopped',
  neutral: 'info',
}

interface StatusBadgeProps {
  readonly meaning: StatusMeaning
  readonly children: string
}

/** A state by icon, colour and word, so that none of the three is needed alone. */
export function StatusBadge({ meaning, children }: StatusBadgeProps) {
  return (
    <StatusIndicator type={looks[meaning]}>
      {/* Cloudscape breaks the words of a state anywhere; they should break between words. */}
      <span style={{ wordBreak: 'normal', overflowWrap: 'anywhere' }}>{children}</span>
    </StatusIndicator>
  )
}
