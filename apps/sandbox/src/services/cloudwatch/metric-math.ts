/**
 * A part of CloudWatch's metric math: arithmetic, and the functions that are named below.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export type MathNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly MathNode[] }
  | { readonly kind: 'negative'; readonly of: MathNode }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly sides: readonly [MathNode, MathNode]
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly MathNode[] }

export const MATH_FUNCTIONS: ReadonlySet<string> = new Set([
  'SUM',
  'AVG',
  'MIN',
  'MAX',
  'ABS',
  'CEIL',
  'FLOOR',
  'FILL',
  'METRICS',
  'PERIOD',
])

/** What is wrong with an expression, for the caller. */
export class UnreadableMath extends Error {}

const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/^(),[\]]))/y
/** Deeper than anybody writes; an expression has 2,048 characters at most. */
const DEEPEST = 200

export function parseMath(text: string): MathNode {
  return new MathParser(tokensOf(text)).whole()
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  const end = text.trimEnd().length
  let at = 0
  while (at < end) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (found === null) throw new UnreadableMath(`Unexpected '${text.slice(at).trim().charAt(0)}'`)
    tokens.push(found[0].trim())
    at = TOKEN.lastIndex
  }
  return tokens
}

class MathParser {
  readonly #tokens: readonly string[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  whole(): MathNode {
    const node = this.#sum()
    const rest = this.#tokens[this.#at]
    if (rest !== undefined) throw new UnreadableMath(`Unexpected '${rest}'`)
    return node
  }

  #sum(): MathNode {
    return this.#chain(['+', '-'], () => this.#product())
  }

  #product(): MathNode {
    return this.#chain(['*', '/'], () => this.#power())
  }

  #power(): MathNode {
    const base = this.#unary()
    if (!this.#take('^')) return base
    return { kind: 'binary', operator: '^', sides: [base, this.#power()] }
  }

  #chain(operators: readonly string[], part: () => MathNode): MathNode {
    let node = part()
    for (;;) {
      const operator = operators.find((each) => this.#take(each))
      if (operator === undefined) return node
      node = { kind: 'binary', operator, sides: [node, part()] }
    }
  }

  #unary(): MathNode {
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new UnreadableMath('The expression is nested too deeply')
    const node: MathNode = this.#take('-')
      ? { kind: 'negative', of: this.#unary() }
      : this.#primary()
    this.#depth -= 1
    return node
  }

  #primary(): MathNode {
    if (this.#take('(')) {
      const node = this.#sum()
      this.#demand(')')
      return node
    }
    if (this.#take('[')) return { kind: 'list', items: this.#until(']') }
    const token = this.#tokens[this.#at] ?? ''
    this.#at += 1
    if (/^[.\d]/.test(token)) return { kind: 'number', value: Number(token) }
    if (!/^[A-Za-z_]/.test(token)) {
      throw new UnreadableMath(token === '' ? 'Unexpected end' : `Unexpected '${token}'`)
    }
    if (!this.#take('(')) return { kind: 'id', id: token }
    return { kind: 'call', name: token.toUpperCase(), args: this.#until(')') }
  }

  #until(closer: string): MathNode[] {
    const items: MathNode[] = []
    if (this.#take(closer)) return items
    do items.push(this.#sum())
    while (this.#take(','))
    this.#demand(closer)
    return items
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at += 1
    return true
  }

  #demand(token: string): void {
    if (!this.#take(token)) throw new UnreadableMath(`Missing '${token}'`)
  }
}
