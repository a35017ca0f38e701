interface PersonForm {
  readonly action: string
  readonly fields: URLSearchParams
}

/**
 * The form of a sign-in page whose button stands for one person. The page is our own sandbox's,
 * plain HTML without scripts, so it is read with expressions and not with a whole HTML parser.
 */
export function formOfPerson(page: string, sub: string): PersonForm | undefined {
  for (const [, attributes = '', content = ''] of page.matchAll(
    /<form\b([^>]*)>(.*?)<\/form>/gis,
  )) {
    const buttons = elements(content, 'button')
    const button = buttons.find((candidate) => candidate['value'] === sub)
    const inputs = elements(content, 'input')
    const names = inputs.some((input) => input['value'] === sub)
    if (button === undefined && !names) continue
    const fields = new URLSearchParams()
    for (const { name, value } of inputs) if (name !== undefined) fields.append(name, value ?? '')
    if (button?.['name'] !== undefined) fields.append(button['name'], sub)
    return { action: attributesOf(attributes)['action'] ?? '', fields }
  }
  return undefined
}

function elements(html: string, tag: string): Record<string, string | undefined>[] {
  return [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, 'gis'))].map(([, text = '']) =>
    attributesOf(text),
  )
}

function attributesOf(text: string): Record<string, string | undefined> {
  const found = [...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)]
  return Object.fromEntries(
    found.map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescapeHtml(double ?? single ?? bare ?? ''),
    ]),
  )
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
