import {
  type AccountClaims,
  type Configuration,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import { displayName, groupsOf, PEOPLE, type Person } from '../world/people.ts'
import { MemoryAdapter } from './memory-adapter.ts'
import { PAGE_HEADERS, preferredLanguage } from './page.ts'
import { messagePage, signOutPage } from './sign-in-page.ts'
import type { SigningKeys } from './signing-keys.ts'
import { WORDS } from './words.ts'

export const CLIENT_ID = 'gatehouse-console'
const SCOPES = ['openid', 'profile', 'email', 'groups']
const HOUR = 3600
const DAY = 24 * HOUR

function claims(someone: Person): AccountClaims {
  return {
    sub: someone.sub,
    name: displayName(someone),
    email: someone.email,
    email_verified: true,
    locale: someone.locale,
    groups: groupsOf(someone),
  }
}

function showPage(ctx: KoaContextWithOIDC, html: (language: 'en' | 'ko') => string): void {
  ctx.set({ ...PAGE_HEADERS })
  ctx.body = html(preferredLanguage(ctx.get('accept-language')))
}

/** The one client is the organization's own console, so nobody is asked for consent. */
async function implicitConsent(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  const accountId = session?.accountId
  if (client === undefined || accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId })
  grant.addOIDCScope(SCOPES.join(' '))
  await grant.save()
  return grant
}

/** Without the page that a native client would show at every sign-in: this one is a web server. */
function promptPolicy() {
  const policy = interactionPolicy.base()
  policy.get('consent')?.checks.remove('native_client_prompt')
  return policy
}

export function configuration(
  clientSecret: string,
  keys: SigningKeys,
  basePath: string,
): Configuration {
  return {
    adapter: MemoryAdapter,
    jwks: { keys: keys.jwks.keys },
    cookies: { keys: [...keys.cookieKeys] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        // A native client may use any port of a loopback address (RFC 8252, section 7.3).
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/auth/callback', 'http://localhost/auth/callback'],
        post_logout_redirect_uris: ['http://127.0.0.1/', 'http://localhost/'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    scopes: SCOPES,
    claims: {
      openid: ['sub'],
      profile: ['name', 'locale'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    // Claims stand in the ID token too, as Entra, Okta and Keycloak can be told to do.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => showPage(ctx, (language) => signOutPage(language, form)),
        postLogoutSuccessSource: async (ctx) =>
          showPage(ctx, (language) =>
            messagePage(language, WORDS[language].signOut, WORDS[language].signedOut),
          ),
      },
    },
    findAccount: (_ctx, sub) => {
      const someone = PEOPLE.find((candidate) => candidate.sub === sub)
      if (someone === undefined) return undefined
      return { accountId: sub, claims: () => claims(someone) }
    },
    loadExistingGrant: implicitConsent,
    interactions: {
      policy: promptPolicy(),
      url: (_ctx, interaction) => `${basePath}/interaction/${interaction.uid}`,
    },
    renderError: async (ctx, out) =>
      showPage(ctx, (language) =>
        messagePage(
          language,
          WORDS[language].failed,
          [out.error, out.error_description].filter((text) => text !== undefined).join(': '),
        ),
      ),
    clientBasedCORS: () => false,
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: DAY,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: DAY,
    },
  }
}
