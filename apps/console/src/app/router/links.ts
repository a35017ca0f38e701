import type { AnyRouter } from '@tanstack/react-router'

const serverPaths = /^\/(auth|trpc|events|healthz|readyz)(\/|$|\?)/

/**
 * Cloudscape renders plain links. One listener turns clicks on our own into navigation without a
 * reload, and leaves new tabs, downloads, other sites and the server's own paths to the browser.
 */
export function followLinks(router: AnyRouter, page: Document): () => void {
  const onClick = (event: MouseEvent) => {
    const href = ownHrefOf(event)
    if (href === null) return
    event.preventDefault()
    router.history.push(href)
  }
  page.addEventListener('click', onClick)
  return () => page.removeEventListener('click', onClick)
}

function ownHrefOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement)) return null
  if (link.hasAttribute('download') || (link.target !== '' && link.target !== '_self')) return null
  const url = new URL(link.href)
  if (url.origin !== location.origin || serverPaths.test(url.pathname)) return null
  // A jump within the page, such as the skip link.
  if (url.hash !== '' && url.pathname === location.pathname) return null
  return url.pathname + url.search + url.hash
}
