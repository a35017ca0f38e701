import type { PolicyGrant } from '@gatehouse/governance/access/compile-input'
import { compilePolicies } from '@gatehouse/governance/access/compile-policy'
import { type Figure, median } from './report.ts'

const msPerDay = 86_400_000

/** Compiling n grants of one team: the time must grow with the grants and not faster. */
export function benchCompile(): readonly Figure[] {
  const small = grantsOf(10_000)
  const large = grantsOf(20_000)
  timeOf(small)
  timeOf(large)
  const times = Array.from({ length: 9 }, () => [timeOf(small), timeOf(large)] as const)
  const once = median(times.map(([ms]) => ms))
  const twice = median(times.map(([, ms]) => ms))
  return [
    {
      name: 'compile: 20,000 grants over 10,000 grants',
      value: twice / once,
      unit: '×',
      bound: { atMost: 2.3 },
      behind: `${once.toFixed(0)} ms and ${twice.toFixed(0)} ms, median of ${times.length}`,
    },
  ]
}

function timeOf(grants: readonly PolicyGrant[]): number {
  const started = performance.now()
  const compiled = compilePolicies({
    teamId: 'claims-nlp',
    accountId: '000000000202',
    grants,
    guardrails: [],
  })
  if (!compiled.ok) throw new Error(compiled.error.code)
  return performance.now() - started
}

function grantsOf(count: number): readonly PolicyGrant[] {
  return Array.from({ length: count }, (_, n): PolicyGrant => {
    const id = `amazon.model-${n}-v1:0`
    const arn = (region: string) => `arn:aws:bedrock:${region}::foundation-model/${id}`
    const expiresAt = new Date((20_700 + (n % 90)) * msPerDay)
    if (n % 2 === 0) {
      return {
        id: String(n),
        target: { kind: 'foundation-model', id },
        channels: ['runtime'],
        touches: [{ region: 'us-east-1', modelArns: [arn('us-east-1')] }],
        expiresAt,
      }
    }
    const profileArn = `arn:aws:bedrock:us-east-1:000000000202:inference-profile/us.${id}`
    return {
      id: String(n),
      target: { kind: 'inference-profile', id: `us.${id}` },
      channels: ['runtime'],
      touches: [
        {
          region: 'us-east-1',
          profileArn,
          modelArns: ['us-east-1', 'us-east-2', 'us-west-2'].map(arn),
        },
      ],
      expiresAt,
    }
  })
}
