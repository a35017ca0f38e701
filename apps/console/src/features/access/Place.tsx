import Box from '@cloudscape-design/components/box'
import { HostileText } from '../../parts/text/HostileText.tsx'
import { Regions } from './Regions.tsx'

interface PlaceProps {
  readonly account: string
  readonly regions: readonly string[]
}

/** An account and the Regions in it, in one cell. */
export function Place({ account, regions }: PlaceProps) {
  return (
    <>
      <HostileText text={account} />
      <Box fontSize="body-s" color="text-body-secondary">
        <Regions regions={regions} />
      </Box>
    </>
  )
}
