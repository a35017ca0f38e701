import { isDeepStrictEqual } from 'node:util'
import { AwsError, type Service } from '../operation.ts'
import type { Members } from '../protocols/wire.ts'

export const FAULT_MODES = [
  'throttle',
  'error-500',
  'error-503',
  'reset-before',
  'reset-after',
  'stall-before',
  'stall-after',
  'malformed',
  'access-denied',
] as const

export type FaultMode = (typeof FAULT_MODES)[number]

export interface Fault {
  readonly service: string
  readonly operation: string
  readonly mode: FaultMode
  /** Input members that must be equal for the fault to strike. */
  readonly match: Members
  times: number
}

/** What `/_sandbox/fail-next` asked for and has not happened yet. */
export class Faults {
  #pending: Fault[] = []

  add(fault: Fault): void {
    this.#pending.push(fault)
  }

  list(): readonly Fault[] {
    return this.#pending
  }

  clear(): void {
    this.#pending = []
  }

  /** The fault that strikes this call, used up by one. */
  strike(service: string, operation: string, input: Members): FaultMode | undefined {
    const fault = this.#pending.find(
      (each) =>
        each.service === service &&
        each.operation === operation &&
        Object.entries(each.match).every(([name, value]) => isDeepStrictEqual(input[name], value)),
    )
    if (fault === undefined) return undefined
    fault.times -= 1
    if (fault.times <= 0) this.#pending = this.#pending.filter((each) => each !== fault)
    return fault.mode
  }
}

/** The error a fault answers with, under the name that each service gives it. */
export function faultError(mode: FaultMode, service: Service): AwsError | undefined {
  const { throttling, internal, unavailable } = NAMES[service]
  if (mode === 'throttle') {
    return new AwsError(throttling, service.startsWith('bedrock') ? 429 : 400, 'Rate exceeded')
  }
  if (mode === 'error-500') {
    return new AwsError(
      internal,
      500,
      'The request processing has failed because of an unknown error.',
    )
  }
  if (mode === 'error-503') {
    return new AwsError(
      unavailable,
      503,
      'The request has failed due to a temporary failure of the server.',
    )
  }
  return undefined
}

interface FaultNames {
  readonly throttling: string
  readonly internal: string
  readonly unavailable: string
}

const REST: FaultNames = {
  throttling: 'ThrottlingException',
  internal: 'InternalServerException',
  unavailable: 'ServiceUnavailableException',
}

const NAMES: Readonly<Record<Service, FaultNames>> = {
  sts: { throttling: 'Throttling', internal: 'InternalFailure', unavailable: 'ServiceUnavailable' },
  iam: { throttling: 'Throttling', internal: 'ServiceFailure', unavailable: 'ServiceUnavailable' },
  organizations: {
    throttling: 'TooManyRequestsException',
    internal: 'ServiceException',
    unavailable: 'ServiceUnavailableException',
  },
  'access-analyzer': REST,
  bedrock: REST,
  'bedrock-runtime': REST,
  logs: { ...REST, internal: 'InternalFailure' },
  cloudwatch: {
    throttling: 'Throttling',
    internal: 'InternalServiceFault',
    unavailable: 'ServiceUnavailable',
  },
  cloudtrail: { ...REST, internal: 'InternalFailure' },
  s3: { throttling: 'SlowDown', internal: 'InternalError', unavailable: 'ServiceUnavailable' },
}
