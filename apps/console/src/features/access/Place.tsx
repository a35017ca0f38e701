import Box from '@cloudscape-design/components/box'
import { useFormat } from '../../parts/format/use-format.ts'
import { HostileText } from '../../parts/text/HostileText.tsx'

interface PlaceProps {
  readonly account: string
  readonly regions: readonly string[]
}

/** An account and the Regions in it, in one cell. */
export function Place({ account, regions }: PlaceProps) {
  const format = useFormat()
  return (
    <>
      <HostileText text={account} />
      <Box fontSize="body-s" color="text-body-secondary">
        {format.list(regions)}
      </Box>
    </>
  )
}
