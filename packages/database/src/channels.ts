/** PostgreSQL's NOTIFY channels. What is on them is a hint: whoever misses one reads the tables. */
export const liveChannel = 'gatehouse_live'
export const outboxChannel = 'gatehouse_outbox'
