import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { targetKey } from './requestable.ts'

/** The exact ids: that is what IAM compares. */
export function TargetList({ targets }: { readonly targets: readonly ModelTarget[] }) {
  return (
    <>
      {targets.map((target) => (
        <div key={targetKey(target)}>
          <HostileText text={target.id} />
        </div>
      ))}
    </>
  )
}
