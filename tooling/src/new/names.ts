import { Explained } from '../start/explained.ts'

/** One name in the spellings that code needs. */
export interface Name {
  /** `approve-request` */
  readonly kebab: string
  /** `approveRequest` */
  readonly camel: string
  /** `ApproveRequest` */
  readonly pascal: string
  /** `approve request` */
  readonly words: string
}

export function nameOf(text: string | undefined, what: string): Name {
  if (text === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text)) {
    throw new Explained(`${what} is a name in kebab-case, such as \`approve-request\`.`)
  }
  const pascal = text
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return {
    kebab: text,
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    words: text.replaceAll('-', ' '),
  }
}
