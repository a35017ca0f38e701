import { colorTextStatusWarning } from '@cloudscape-design/design-tokens'
import { visiblePieces } from './visible-text.ts'

interface HostileTextProps {
  readonly text: string
  /** Keep line ends and spaces as written. */
  readonly isVerbatim?: boolean
}

/**
 * Text that somebody outside wrote: shown as text only, never as markup or links, with invisible
 * and direction-changing characters as escapes.
 */
export function HostileText({ text, isVerbatim = false }: HostileTextProps) {
  return (
    <bdi style={{ overflowWrap: 'anywhere', ...(isVerbatim ? { whiteSpace: 'pre-wrap' } : {}) }}>
      {visiblePieces(text).map((piece, index) =>
        piece.isEscape ? (
          <span key={index} style={{ color: colorTextStatusWarning }}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}
