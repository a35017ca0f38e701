import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import type { ListColumn } from '../../parts/list/columns.ts'
import type { ListResult } from '../../parts/list/ListPage.tsx'
import { tableColumns } from '../../parts/list/table-columns.tsx'
import { WhyEmpty } from '../../parts/list/WhyEmpty.tsx'
import { useIsNarrow } from '../../parts/page/use-is-narrow.ts'

interface FactTableProps<Row> {
  readonly title: string
  readonly description?: string
  readonly actions?: ReactNode
  readonly columns: readonly ListColumn<Row>[]
  readonly rowId: (row: Row) => string
  readonly result: ListResult<Row>
  readonly empty: { readonly title: string; readonly body: string }
}

/** A short table on the page of one thing; its cells stand below each other on a narrow screen. */
export function FactTable<Row>(props: FactTableProps<Row>) {
  const { title, columns, result } = props
  const isNarrow = useIsNarrow()
  return (
    <Table<Row>
      variant="container"
      header={
        <Header variant="h2" description={props.description} actions={props.actions}>
          {title}
        </Header>
      }
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={tableColumns({
        columns,
        shown: columns.map(({ id }) => id),
        isNarrow,
      })}
      items={result.rows}
      trackBy={props.rowId}
      loading={result.isPending}
      wrapLines
      empty={
        <WhyEmpty
          failure={result.failure}
          onRetry={result.onRetry}
          onClearFilter={null}
          empty={props.empty}
        />
      }
    />
  )
}
