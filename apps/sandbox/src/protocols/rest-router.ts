import type { Operation } from '../operation.ts'
import { httpTrait } from './operation-schema.ts'

interface Route {
  readonly method: string
  readonly pattern: RegExp
  readonly labels: readonly string[]
  readonly operation: Operation
}

export interface RouteMatch {
  readonly operation: Operation
  /** Decoded path labels by member name. */
  readonly labels: Readonly<Record<string, string>>
}

export type RestRouter = (method: string, path: string) => RouteMatch | undefined

/** Matches method and path against the `http` traits; a literal segment wins over a label. */
export function restRouter(operations: readonly Operation[]): RestRouter {
  const routes = operations.flatMap(toRoute).sort((a, b) => a.labels.length - b.labels.length)
  return (method, path) => {
    for (const route of routes) {
      if (route.method !== method) continue
      const match = route.pattern.exec(path)
      if (match === null) continue
      const labels = route.labels.map((label, index) => [label, decode(match[index + 1] ?? '')])
      return { operation: route.operation, labels: Object.fromEntries(labels) }
    }
    return undefined
  }
}

function toRoute(operation: Operation): Route[] {
  const http = httpTrait(operation)
  if (http === undefined) return []
  const [method, path] = http
  const labels: string[] = []
  const pattern = (path.split('?')[0] ?? path)
    .split('/')
    .map((segment) => {
      const label = /^\{(\w+)(\+?)\}$/.exec(segment)
      if (label === null) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      labels.push(label[1] ?? '')
      return label[2] === '+' ? '(.+)' : '([^/]+)'
    })
    .join('/')
  return [{ method, pattern: new RegExp(`^${pattern}/?$`), labels, operation }]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
