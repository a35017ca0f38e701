interface RegionsProps {
  readonly regions: readonly string[]
}

/** Regions one after the other; a line ends between two of them and never within one. */
export function Regions({ regions }: RegionsProps) {
  return (
    <>
      {regions.map((region, index) => (
        <span key={region}>
          <span style={{ whiteSpace: 'nowrap' }}>
            {region}
            {index < regions.length - 1 ? ',' : ''}
          </span>{' '}
        </span>
      ))}
    </>
  )
}
