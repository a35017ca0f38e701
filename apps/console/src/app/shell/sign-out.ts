/**
 * A form and not a fetch: the answer may lead on to the provider's own sign-out page, which only a
 * navigation can follow.
 */
export function signOut(): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/auth/logout'
  document.body.append(form)
  form.submit()
}
