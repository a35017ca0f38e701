import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlQuery } from '@prisma/driver-adapter-utils'
import { Pool, type QueryArrayConfig, type QueryArrayResult } from 'pg'

/** PostgreSQL's catalogue has columns of a type of its own, `"char"`: one byte that names a kind. */
const internalCharOid = 18
const textOid = 25

/**
 * Prisma's adapter for `pg` knows no `"char"`, which its schema engine reads in the catalogue to
 * tell one kind of constraint from another. This one answers with the type that the engine expects.
 */
export class DescribingPg extends PrismaPg {
  readonly pool: CatalogPool

  constructor(databaseUrl: string) {
    const pool = new CatalogPool({ connectionString: databaseUrl, max: 1 })
    super(pool)
    this.pool = pool
  }

  override async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    // The engine asks one question at a time, so the last result is the one being answered.
    const answer = async (query: SqlQuery) => {
      const result = await queryRaw(query)
      for (const column of this.pool.charColumns) {
        result.columnTypes[column] = ColumnTypeEnum.Character
      }
      return result
    }
    return Object.assign(adapter, { queryRaw: answer })
  }
}

class CatalogPool extends Pool {
  /** Which columns of the last result were `"char"`. */
  charColumns: readonly number[] = []

  constructor(config: ConstructorParameters<typeof Pool>[0]) {
    super(config)
    const query = super.query.bind(this) as (config: QueryArrayConfig) => Promise<QueryArrayResult>
    Object.assign(this, {
      query: async (config: QueryArrayConfig) => {
        const result = await query(config)
        this.charColumns = result.fields.flatMap((field, column) =>
          field.dataTypeID === internalCharOid ? [column] : [],
        )
        for (const column of this.charColumns) {
          Object.assign(result.fields[column] ?? {}, { dataTypeID: textOid })
        }
        return result
      },
    })
  }
}
