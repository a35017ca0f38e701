/** `second` is Unix time; a sample lies at the start of its minute unless it has high resolution. */
export const LEDGER_TABLES = `
  CREATE TABLE IF NOT EXISTS metric (
    id INTEGER NOT NULL,
    account_id VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    namespace VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    dimensions VARCHAR NOT NULL,
    unit VARCHAR NOT NULL
  );
  CREATE TABLE IF NOT EXISTS sample (
    metric INTEGER NOT NULL,
    second BIGINT NOT NULL,
    value DOUBLE NOT NULL,
    count DOUBLE NOT NULL
  );
  CREATE TABLE IF NOT EXISTS statistic_set (
    metric INTEGER NOT NULL,
    second BIGINT NOT NULL,
    count DOUBLE NOT NULL,
    sum DOUBLE NOT NULL,
    min DOUBLE NOT NULL,
    max DOUBLE NOT NULL
  );
  CREATE TABLE IF NOT EXISTS call (
    number BIGINT NOT NULL,
    account_id VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    at_ms BIGINT NOT NULL,
    event_id VARCHAR NOT NULL,
    event_source VARCHAR NOT NULL,
    event_name VARCHAR NOT NULL,
    is_read_only BOOLEAN NOT NULL,
    user_name VARCHAR NOT NULL,
    access_key_id VARCHAR,
    resource_types VARCHAR NOT NULL,
    resource_names VARCHAR NOT NULL,
    record VARCHAR NOT NULL
  );
  CREATE TABLE IF NOT EXISTS traffic (
    until_ms DOUBLE NOT NULL
  );
`

export const LEDGER_TABLE_NAMES = ['metric', 'sample', 'statistic_set', 'call', 'traffic'] as const
