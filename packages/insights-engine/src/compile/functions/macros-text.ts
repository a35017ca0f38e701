import { mostBytes } from './bounded.ts'

/** Texts longer than an event may be are no value. */
export const textMacros: readonly string[] = [
  `CREATE OR REPLACE MACRO ql_concat(l) AS
    CASE WHEN list_sum(list_transform(l, lambda s: strlen(s))) <= ${mostBytes}
      THEN list_aggregate(l, 'string_agg', '') END`,
  `CREATE OR REPLACE MACRO ql_substr(t, s, n) AS
    CASE WHEN s IS NOT NULL AND n IS NOT NULL THEN
      substring(t, CAST(trunc(least(greatest(s, 0), 1e9)) AS BIGINT) + 1,
        CAST(trunc(least(greatest(n, 0), 1e9)) AS BIGINT)) END`,
  `CREATE OR REPLACE MACRO ql_replace(t, s, r) AS
    CASE WHEN s = '' THEN t
      WHEN strlen(t) + (strlen(t) - strlen(replace(t, s, ''))) // strlen(s) * (strlen(r) - strlen(s))
        <= ${mostBytes} THEN replace(t, s, r) END`,
  `CREATE OR REPLACE MACRO ql_regex_replace(t, p, r) AS
    CASE WHEN (strlen(t) + 1) * (strlen(r) + 1) <= ${16 * mostBytes}
      THEN regexp_replace(t, p, r, 'g') END`,
  `CREATE OR REPLACE MACRO ql_contains(t, s, loose) AS
    coalesce(CASE WHEN loose THEN contains(lower(t), lower(s)) ELSE contains(t, s) END, false)`,
  `CREATE OR REPLACE MACRO ql_split(t, s) AS
    CASE WHEN strlen(t) <= ${mostBytes} AND s IS NOT NULL
      THEN CAST(to_json(string_split(t, s)) AS VARCHAR) END`,
  `CREATE OR REPLACE MACRO ql_hex_text(t) AS
    TRY(decode(unhex(CASE WHEN starts_with(lower(t), '0x') THEN substring(t, 3) ELSE t END)))`,
  `CREATE OR REPLACE MACRO ql_hex_number(t) AS
    CASE WHEN regexp_full_match(t, '\\s*-?(?:0[xX])?[0-9A-Fa-f]{1,16}\\s*') THEN
      (CASE WHEN contains(t, '-') THEN -1 ELSE 1 END) * CAST(TRY_CAST(
        '0x' || regexp_extract(t, '(?:0[xX])?([0-9A-Fa-f]+)\\s*$', 1) AS UBIGINT) AS DOUBLE) END`,
  `CREATE OR REPLACE MACRO ql_number_hex(x) AS
    CASE WHEN abs(x) < 9223372036854775808 THEN
      (CASE WHEN trunc(x) < 0 THEN '-0x' ELSE '0x' END) ||
      format('{:x}', CAST(trunc(abs(x)) AS BIGINT)) END`,
  `CREATE OR REPLACE MACRO ql_json_parse(t) AS
    CASE WHEN json_valid(t) AND json_type(t) <> 'NULL' THEN t END`,
  `CREATE OR REPLACE MACRO ql_json_inner(j) AS
    CASE WHEN json_type(j) = 'VARCHAR' THEN json_extract_string(j, '$') ELSE j END`,
  `CREATE OR REPLACE MACRO ql_json_size(t) AS
    coalesce(CASE WHEN json_valid(t) THEN CAST(json_array_length(t) AS DOUBLE) END, 0)`,
  `CREATE OR REPLACE MACRO ql_json_has_text(t, item) AS
    coalesce(CASE WHEN json_valid(t) THEN list_contains(list_transform(
      CAST(json_extract(t, '$[*]') AS VARCHAR[]), lambda e: ql_json_text(e)), item) END, false)`,
  `CREATE OR REPLACE MACRO ql_json_has_number(t, item) AS
    coalesce(CASE WHEN json_valid(t) THEN list_contains(list_transform(
      CAST(json_extract_string(t, '$[*]') AS VARCHAR[]), lambda e: ql_number(e)), item) END, false)`,
]
