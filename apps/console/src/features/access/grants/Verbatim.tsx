import Box from '@cloudscape-design/components/box'
import { HostileText } from '../../../parts/text/HostileText.tsx'

interface VerbatimProps {
  readonly label: string
  readonly text: string
}

/** What AWS or a model said, exactly; it is shown and never interpreted. */
export function Verbatim({ label, text }: VerbatimProps) {
  return (
    <div>
      <Box variant="awsui-key-label">{label}</Box>
      <Box variant="code">
        <HostileText text={text} isVerbatim />
      </Box>
    </div>
  )
}
