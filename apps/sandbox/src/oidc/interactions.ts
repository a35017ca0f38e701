import { errors, type default as Provider } from 'oidc-provider'
import type { AnyRequest, AnyResponse } from '../http/listener.ts'
import { PEOPLE } from '../world/people.ts'
import { PAGE_HEADERS, preferredLanguage } from './page.ts'
import { messagePage, signInPage } from './sign-in-page.ts'
import { WORDS } from './words.ts'

const MOST_FORM_BYTES = 4096

async function readForm(request: AnyRequest): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MOST_FORM_BYTES) break
  }
  return new URLSearchParams(text)
}

/** Both response classes have these, but their overloads do not unify. */
interface Writable {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
  end(text: string): unknown
}

function send(response: AnyResponse, status: number, html: string): void {
  const out = response as Writable
  out.writeHead(status, PAGE_HEADERS)
  out.end(html)
}

/** The page where somebody says who they are, and its answer; no password is asked. */
export async function handleInteraction(
  provider: Provider,
  request: AnyRequest,
  response: AnyResponse,
  action: string,
): Promise<void> {
  const language = preferredLanguage(request.headers['accept-language'])
  try {
    await provider.interactionDetails(request, response)
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    send(response, 400, messagePage(language, WORDS[language].failed, WORDS[language].expired))
    return
  }
  if (request.method === 'POST') {
    const sub = (await readForm(request)).get('person')
    const someone = PEOPLE.find((candidate) => candidate.sub === sub)
    if (someone !== undefined) {
      const result = { login: { accountId: someone.sub, remember: false } }
      await provider.interactionFinished(request, response, result)
      return
    }
  }
  send(response, 200, signInPage(language, action))
}
