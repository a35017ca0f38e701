import { ipMacros } from './macros-ip.ts'
import { numberMacros } from './macros-number.ts'
import { textMacros } from './macros-text.ts'

/**
 * What every database needs before a compiled expression runs in it: SQL of ours, the same for every
 * query. An argument is written out wherever its name stands, so whoever calls one with more than a
 * column goes through `once`.
 */
export const macros: readonly string[] = [
  `CREATE OR REPLACE MACRO ql_number(t) AS
    CASE WHEN isfinite(TRY_CAST(t AS DOUBLE)) AND NOT contains(t, '_') THEN TRY_CAST(t AS DOUBLE) END`,
  `CREATE OR REPLACE MACRO ql_number_text(x) AS
    CASE WHEN x = trunc(x) AND abs(x) < 1e21 THEN CAST(CAST(x AS HUGEINT) AS VARCHAR)
      WHEN isfinite(x) THEN CAST(x AS VARCHAR) END`,
  `CREATE OR REPLACE MACRO ql_json_text(j) AS
    CASE json_type(j) WHEN 'OBJECT' THEN NULL WHEN 'ARRAY' THEN NULL
      WHEN 'BOOLEAN' THEN CASE WHEN json_extract_string(j, '$') = 'true' THEN '1' ELSE '0' END
      ELSE json_extract_string(j, '$') END`,
  `CREATE OR REPLACE MACRO ql_flag(t) AS
    CASE lower(t) WHEN 'true' THEN 1.0::DOUBLE WHEN 'false' THEN 0.0::DOUBLE ELSE ql_number(t) END`,
  `CREATE OR REPLACE MACRO ql_time(x) AS
    CASE WHEN abs(x) <= 8.64e15 THEN CAST(trunc(x) AS BIGINT) END`,
  `CREATE OR REPLACE MACRO ql_is_container(j) AS
    coalesce(json_type(j) IN ('OBJECT', 'ARRAY'), false)`,
  // One remainder for nearly all times; before 1970 it is negative.
  `CREATE OR REPLACE MACRO ql_floor(t, p) AS
    CASE WHEN t >= 0 THEN t - t % p ELSE t - ((t % p) + p) % p END`,
  `CREATE OR REPLACE MACRO ql_month_index(t) AS
    (year(make_timestamp_ms(t)) * 12 + month(make_timestamp_ms(t)) - 1)`,
  `CREATE OR REPLACE MACRO ql_month_start(i) AS
    TRY(epoch_ms(make_timestamp(i // 12, i % 12 + 1, 1, 0, 0, 0.0)))`,
  `CREATE OR REPLACE MACRO ql_months_floor(t, n) AS list_transform([ql_month_index(t)],
    lambda i: ql_month_start(ql_floor(i, n)))[1]`,
  `CREATE OR REPLACE MACRO ql_months_after(t, n) AS list_transform([ql_month_index(t)],
    lambda i: ql_month_start(i + n))[1]`,
  // Runs of digits get their length in front; whatever is no digit stays.
  `CREATE OR REPLACE MACRO ql_chunks(t) AS list_transform(CAST(regexp_extract_all(t, '[0-9]+|[^0-9]+') AS VARCHAR[]),
    lambda c: CASE WHEN c < ':' AND c >= '0' THEN '0' || lpad(CAST(length(c) AS VARCHAR), 7, '0') || c ELSE c END)`,
  ...numberMacros,
  ...textMacros,
  ...ipMacros,
]
