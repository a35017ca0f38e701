import type { Database } from '@gatehouse/database/database'
import { prismaOnce } from '../kernel/once.prisma.ts'
import type { AccessPorts } from './access-ports.ts'
import { accessStoreIn, prismaAccessStore } from './access-store.prisma.ts'
import { prismaApplyRunStore } from './apply-run-store.prisma.ts'

/** The slice's ports that PostgreSQL answers. */
export function accessDatabase(database: Database): Pick<AccessPorts, 'store' | 'runs' | 'once'> {
  return {
    store: prismaAccessStore(database),
    runs: prismaApplyRunStore(database),
    once: prismaOnce(database, (tx) => accessStoreIn(tx, database)),
  }
}
