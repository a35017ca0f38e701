import type { ModelTarget } from '@gatehouse/contract/access-catalogue'

/** Marked pure: code that works under the compiled policy, for the requester's page. */

export interface CodeFacts {
  readonly target: ModelTarget
  readonly regions: readonly string[]
  readonly roleArn: string
  /** By Region; where the team is pinned, a call that does not name it is denied. */
  readonly guardrails: readonly {
    readonly region: string
    readonly guardrailId: string
    readonly version: string
  }[]
  /** An embedding model has no conversation: it is called with InvokeModel. */
  readonly isEmbedding: boolean
}

export interface CodeSample {
  readonly region: string
  readonly language: 'typescript' | 'python' | 'cli'
  readonly install: string | null
  readonly code: string
}

const question = 'Say hello in five words.'

export function codeFor(facts: CodeFacts): readonly CodeSample[] {
  return facts.regions.flatMap((region): readonly CodeSample[] => {
    const guardrail = facts.guardrails.find((pinned) => pinned.region === region) ?? null
    const call = { ...facts, region, guardrail }
    return [
      {
        region,
        language: 'typescript',
        install: 'npm install @aws-sdk/client-bedrock-runtime',
        code: facts.isEmbedding ? typescriptEmbedding(call) : typescriptConverse(call),
      },
      {
        region,
        language: 'python',
        install: 'pip install boto3',
        code: facts.isEmbedding ? pythonEmbedding(call) : pythonConverse(call),
      },
      {
        region,
        language: 'cli',
        install: null,
        code: facts.isEmbedding ? cliEmbedding(call) : cliConverse(call),
      },
    ]
  })
}

interface Call {
  readonly target: ModelTarget
  readonly region: string
  readonly roleArn: string
  readonly guardrail: { readonly guardrailId: string; readonly version: string } | null
}

// JSON's string form is valid TypeScript and Python alike; the shell has its own below.
const quoted = (text: string) => JSON.stringify(text)
const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

function lines(...parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n')}\n`
}

function typescriptConverse({ target, region, roleArn, guardrail }: Call): string {
  return lines(
    "import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'",
    '',
    `// Run with the credentials of ${roleArn}`,
    `const bedrock = new BedrockRuntimeClient({ region: ${quoted(region)} })`,
    'const answer = await bedrock.send(',
    '  new ConverseCommand({',
    `    modelId: ${quoted(target.id)},`,
    `    messages: [{ role: 'user', content: [{ text: ${quoted(question)} }] }],`,
    guardrail &&
      `    guardrailConfig: { guardrailIdentifier: ${quoted(guardrail.guardrailId)}, guardrailVersion: ${quoted(guardrail.version)} },`,
    '  }),',
    ')',
    'console.log(answer.output?.message?.content?.[0]?.text)',
  )
}

function typescriptEmbedding({ target, region, roleArn, guardrail }: Call): string {
  return lines(
    "import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'",
    '',
    `// Run with the credentials of ${roleArn}`,
    `const bedrock = new BedrockRuntimeClient({ region: ${quoted(region)} })`,
    'const answer = await bedrock.send(',
    '  new InvokeModelCommand({',
    `    modelId: ${quoted(target.id)},`,
    "    contentType: 'application/json',",
    `    body: JSON.stringify(${embeddingBody(target)}),`,
    guardrail &&
      `    guardrailIdentifier: ${quoted(guardrail.guardrailId)}, guardrailVersion: ${quoted(guardrail.version)},`,
    '  }),',
    ')',
    'console.log(JSON.parse(answer.body.transformToString()))',
  )
}

function pythonConverse({ target, region, roleArn, guardrail }: Call): string {
  return lines(
    'import boto3',
    '',
    `# Run with the credentials of ${roleArn}`,
    `bedrock = boto3.client("bedrock-runtime", region_name=${quoted(region)})`,
    'answer = bedrock.converse(',
    `    modelId=${quoted(target.id)},`,
    `    messages=[{"role": "user", "content": [{"text": ${quoted(question)}}]}],`,
    guardrail &&
      `    guardrailConfig={"guardrailIdentifier": ${quoted(guardrail.guardrailId)}, "guardrailVersion": ${quoted(guardrail.version)}},`,
    ')',
    'print(answer["output"]["message"]["content"][0]["text"])',
  )
}

function pythonEmbedding({ target, region, roleArn, guardrail }: Call): string {
  return lines(
    'import json',
    '',
    'import boto3',
    '',
    `# Run with the credentials of ${roleArn}`,
    `bedrock = boto3.client("bedrock-runtime", region_name=${quoted(region)})`,
    'answer = bedrock.invoke_model(',
    `    modelId=${quoted(target.id)},`,
    '    contentType="application/json",',
    `    body=json.dumps(${embeddingBody(target)}),`,
    guardrail &&
      `    guardrailIdentifier=${quoted(guardrail.guardrailId)}, guardrailVersion=${quoted(guardrail.version)},`,
    ')',
    'print(json.loads(answer["body"].read()))',
  )
}

function cliConverse({ target, region, roleArn, guardrail }: Call): string {
  const messages = JSON.stringify([{ role: 'user', content: [{ text: question }] }])
  return lines(
    `# Run with the credentials of ${roleArn}`,
    'aws bedrock-runtime converse \\',
    `  --region ${shellQuoted(region)} \\`,
    `  --model-id ${shellQuoted(target.id)} \\`,
    guardrail &&
      `  --guardrail-config ${shellQuoted(JSON.stringify({ guardrailIdentifier: guardrail.guardrailId, guardrailVersion: guardrail.version }))} \\`,
    `  --messages ${shellQuoted(messages)}`,
  )
}

function cliEmbedding({ target, region, roleArn, guardrail }: Call): string {
  return lines(
    `# Run with the credentials of ${roleArn}`,
    'aws bedrock-runtime invoke-model \\',
    `  --region ${shellQuoted(region)} \\`,
    `  --model-id ${shellQuoted(target.id)} \\`,
    guardrail &&
      `  --guardrail-identifier ${shellQuoted(guardrail.guardrailId)} --guardrail-version ${shellQuoted(guardrail.version)} \\`,
    '  --content-type application/json --cli-binary-format raw-in-base64-out \\',
    `  --body ${shellQuoted(embeddingBody(target))} \\`,
    '  answer.json',
  )
}

/** Request bodies differ by provider (Bedrock user guide, model-parameters; read 2026-11). */
function embeddingBody(target: ModelTarget): string {
  return target.id.includes('cohere.')
    ? JSON.stringify({ texts: [question], input_type: 'search_document' })
    : JSON.stringify({ inputText: question })
}
