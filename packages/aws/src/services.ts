import type { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer'
import type { BedrockClient } from '@aws-sdk/client-bedrock'
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { OrganizationsClient } from '@aws-sdk/client-organizations'
import type { STSClient } from '@aws-sdk/client-sts'
import { type ClientConfig, http2Timeouts, type httpTimeouts } from './client-config.ts'

export interface ServiceClients {
  readonly 'access-analyzer': AccessAnalyzerClient
  readonly bedrock: BedrockClient
  readonly 'bedrock-runtime': BedrockRuntimeClient
  readonly iam: IAMClient
  readonly organizations: OrganizationsClient
  readonly sts: STSClient
}

export type ServiceName = keyof ServiceClients

/** Each package is loaded by its first call: together they would cost a start more than a second. */
export const open: {
  readonly [Service in ServiceName]: (
    config: ClientConfig,
    requestHandler: ReturnType<typeof httpTimeouts>,
  ) => Promise<ServiceClients[Service]>
} = {
  'access-analyzer': async (config, requestHandler) => {
    const { AccessAnalyzerClient } = await import('@aws-sdk/client-accessanalyzer')
    return new AccessAnalyzerClient({ ...config, requestHandler })
  },
  bedrock: async (config, requestHandler) => {
    const { BedrockClient } = await import('@aws-sdk/client-bedrock')
    // A catalogue is a hundred calls at once: here the client slows itself down when it is throttled.
    const pace = config.retryStrategy === undefined ? { retryMode: 'adaptive' as const } : {}
    return new BedrockClient({ ...config, ...pace, requestHandler })
  },
  'bedrock-runtime': async (config) => {
    const { BedrockRuntimeClient } = await import('@aws-sdk/client-bedrock-runtime')
    return new BedrockRuntimeClient({ ...config, requestHandler: http2Timeouts })
  },
  iam: async (config, requestHandler) => {
    const { IAMClient } = await import('@aws-sdk/client-iam')
    return new IAMClient({ ...config, requestHandler })
  },
  organizations: async (config, requestHandler) => {
    const { OrganizationsClient } = await import('@aws-sdk/client-organizations')
    return new OrganizationsClient({ ...config, requestHandler })
  },
  sts: async (config, requestHandler) => {
    const { STSClient } = await import('@aws-sdk/client-sts')
    return new STSClient({ ...config, requestHandler })
  },
}
