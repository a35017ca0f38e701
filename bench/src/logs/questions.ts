import type { EventTable } from '@gatehouse/insights-engine/event-table'

/** The same question in two languages. Both must give the same rows, apart from order. */
export interface Question {
  readonly name: string
  /** `columns`: hot columns answer; `json`: the raw event has to be read; `text`: all of it. */
  readonly reads: 'columns' | 'json' | 'text'
  readonly query: string
  /** As somebody who knows the table would write it by hand. */
  readonly sql: (table: EventTable['table']) => string
}

/**
 * What reads every message takes long enough to be told by fewer. Of what takes milliseconds, the
 * first dozens tell how fast V8 gets to know the code; a server has answered them long ago.
 */
export const roundsOf = ({ reads }: Question): number => (reads === 'columns' ? 100 : 3)

/** Occurs in about one call of a hundred. */
export const literal = 'windscreen'

export const questions: readonly Question[] = [
  {
    name: 'tokens by identity',
    reads: 'columns',
    query:
      'stats sum(input.inputTokenCount) as i, sum(output.outputTokenCount) as o by identity.arn | sort o desc | limit 50',
    sql: (table) =>
      `SELECT identity_arn, sum(input_tokens) AS i, sum(output_tokens) AS o FROM ${table} GROUP BY 1 ORDER BY o DESC LIMIT 50`,
  },
  {
    name: 'calls by day and model',
    reads: 'columns',
    query: 'stats count(*) as n by bin(1d) as day, modelId',
    sql: (table) =>
      `SELECT ts - ts % 86400000 AS day, model_id, count(*) AS n FROM ${table} GROUP BY 1, 2 ORDER BY 1`,
  },
  {
    name: 'p50, p95 and p99 of the time to answer by model',
    reads: 'columns',
    query:
      'stats pct(output.outputBodyJson.metrics.latencyMs, 50) as p50, pct(output.outputBodyJson.metrics.latencyMs, 95) as p95, pct(output.outputBodyJson.metrics.latencyMs, 99) as p99 by modelId',
    sql: (table) =>
      `SELECT model_id, quantile_cont(latency_ms, 0.5), quantile_cont(latency_ms, 0.95), quantile_cont(latency_ms, 0.99) FROM ${table} GROUP BY 1`,
  },
  {
    name: 'the last hundred interventions of guardrails',
    reads: 'columns',
    query:
      'fields @timestamp, identity.arn, modelId | filter output.outputBodyJson.stopReason = "guardrail_intervened" | sort @timestamp desc | limit 100',
    sql: (table) =>
      `SELECT ts, identity_arn, model_id FROM ${table} WHERE stop_reason = 'guardrail_intervened' ORDER BY ts DESC LIMIT 100`,
  },
  {
    name: 'calls by environment',
    reads: 'json',
    query: 'stats count(*) as n by requestMetadata.environment',
    sql: (table) =>
      `SELECT json_extract_string(coalesce(fields, message), '$.requestMetadata.environment') AS e, count(*) AS n FROM ${table} GROUP BY 1`,
  },
  {
    name: 'large answers by operation and temperature',
    reads: 'json',
    query:
      'filter output.outputBodyJson.usage.totalTokens > 2000 | stats count(*) as n, avg(output.outputBodyJson.usage.totalTokens) as t by operation, input.inputBodyJson.inferenceConfig.temperature as temperature',
    sql: (table) => `
      WITH read AS (
        SELECT operation, json_extract_string(coalesce(fields, message), [
          '$.output.outputBodyJson.usage.totalTokens',
          '$.input.inputBodyJson.inferenceConfig.temperature']) AS v
        FROM ${table})
      SELECT operation, v[2], count(*) AS n, avg(CAST(v[1] AS DOUBLE)) AS t FROM read
      WHERE CAST(v[1] AS DOUBLE) > 2000 GROUP BY 1, 2`,
  },
  {
    name: `calls that say ‘${literal}’`,
    reads: 'text',
    query: `filter @message like "${literal}" | stats count(*) as n`,
    sql: (table) => `SELECT count(*) AS n FROM ${table} WHERE contains(message, '${literal}')`,
  },
]
