export type Language = 'en' | 'ko'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** The first of our two languages in the reader's order of preference. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-')[0], weight: Number(weight?.trim().slice(2) ?? 1) }
    })
    .filter(({ language, weight }) => (language === 'en' || language === 'ko') && weight > 0)
    .sort((left, right) => right.weight - left.weight)
  return ranked[0]?.language === 'ko' ? 'ko' : 'en'
}

const STYLE = `
:root{color-scheme:light dark;--line:#d5dbe3;--soft:#5f6b7a;--page:#f4f6f9;--card:#fff;--accent:#0b62c4}
@media (prefers-color-scheme:dark){:root{--line:#3b4654;--soft:#a5b0bf;--page:#0f1720;--card:#18222e;--accent:#5aa6ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);font:15px/1.45 system-ui,"Noto Sans KR","Noto Sans CJK KR",sans-serif}
main{max-width:64rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1rem;margin:2rem 0 .6rem}
p{margin:0;color:var(--soft)}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
button{width:100%;height:100%;text-align:left;padding:.7rem .9rem;border:1px solid var(--line);border-radius:8px;background:var(--card);color:inherit;font:inherit;cursor:pointer}
button:hover,button:focus-visible{border-color:var(--accent);outline:2px solid var(--accent);outline-offset:-1px}
button strong{display:block}
button span{display:block;color:var(--soft);font-size:.85rem}
button.plain{width:auto;height:auto;margin-top:1.25rem}
`

/** `content` is HTML that the caller has escaped. */
export function page(language: Language, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>${content}</main></body>
</html>`
}

/** No scripts, no frames, nothing from elsewhere. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}
