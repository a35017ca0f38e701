import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'oidc-provider'

export interface SigningKeys {
  readonly jwks: { readonly keys: readonly JWK[] }
  readonly cookieKeys: readonly string[]
}

const FILE = 'oidc-keys.json'

function generate(): SigningKeys {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const kid = () => randomBytes(8).toString('hex')
  return {
    jwks: {
      keys: [
        { ...(rsa.export({ format: 'jwk' }) as JWK), kid: kid(), use: 'sig', alg: 'RS256' },
        { ...(curve.export({ format: 'jwk' }) as JWK), kid: kid(), use: 'sig', alg: 'ES256' },
      ],
    },
    cookieKeys: [randomBytes(32).toString('base64url')],
  }
}

function read(path: string): SigningKeys | undefined {
  try {
    const keys: SigningKeys = JSON.parse(readFileSync(path, 'utf8'))
    return keys.jwks.keys.length > 0 && keys.cookieKeys.length > 0 ? keys : undefined
  } catch {
    // Missing or half-written: new keys only mean that everybody signs in again.
    return undefined
  }
}

/** Made at the first start and kept beside the snapshot; without a folder they die with the process. */
export function signingKeys(stateDir: string | undefined): SigningKeys {
  if (stateDir === undefined) return generate()
  const path = join(stateDir, FILE)
  const known = read(path)
  if (known !== undefined) return known
  const fresh = generate()
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(path, JSON.stringify(fresh), { mode: 0o600 })
  return fresh
}
