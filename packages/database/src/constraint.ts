import { Prisma } from './__generated__/client.ts'

/** The name of the unique constraint or index that an error is about; null: another error. */
export function constraintOf(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') {
    return null
  }
  // Prisma types the driver's own words as unknown.
  const index = ['driverAdapterError', 'cause', 'constraint', 'index'].reduce<unknown>(
    (node, key) => (isRecord(node) ? node[key] : undefined),
    error.meta,
  )
  return typeof index === 'string' ? index : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
