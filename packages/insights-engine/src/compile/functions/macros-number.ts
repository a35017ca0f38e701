export const numberMacros: readonly string[] = [
  `CREATE OR REPLACE MACRO ql_round(x, d) AS
    CASE WHEN d IS NULL THEN NULL WHEN abs(x) >= 1e15 THEN x
      ELSE round(x, CAST(least(greatest(trunc(d), -15), 15) AS INTEGER)) END`,
  `CREATE OR REPLACE MACRO ql_whole(x, lowest, highest) AS
    CASE WHEN trunc(x) BETWEEN lowest::DOUBLE AND highest::DOUBLE THEN trunc(x) END`,
  `CREATE OR REPLACE MACRO ql_offset_text(m) AS CASE WHEN m < 0 THEN '-' ELSE '+' END
    || lpad(CAST(abs(m) // 60 AS VARCHAR), 2, '0') || lpad(CAST(abs(m) % 60 AS VARCHAR), 2, '0')`,
  // `+0900`, `+09:00`, `+9`; `Z`, `UTC` and `GMT` have no digits.
  `CREATE OR REPLACE MACRO ql_offset_ms(z) AS CASE WHEN contains(z, '-') THEN -60000 ELSE 60000 END
    * (coalesce(TRY_CAST(regexp_extract(z, '[+-]([0-9]{1,2})', 1) AS BIGINT), 0) * 60
      + coalesce(TRY_CAST(regexp_extract(z, '[+-][0-9]{1,2}:?([0-9]{2})$', 1) AS BIGINT), 0))`,
  `CREATE OR REPLACE MACRO ql_month_named(t) AS
    list_position(['jan','feb','mar','apr','may','jun','jul','aug','sep','oct','nov','dec'], lower(left(t, 3)))`,
  // The mean radius of the Earth is 6371 km.
  `CREATE OR REPLACE MACRO ql_haversine(a, b, c, d) AS 2 * 6371 * asin(sqrt(least(1, greatest(0,
    pow(sin((c / 2 - a / 2) * (pi() / 180)), 2) +
    cos(a * (pi() / 180)) * cos(c * (pi() / 180)) * pow(sin((d / 2 - b / 2) * (pi() / 180)), 2)))))
    + CASE WHEN a IS NULL OR b IS NULL OR c IS NULL OR d IS NULL THEN NULL ELSE 0 END`,
]
