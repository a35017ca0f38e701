import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** JSON lines on standard error; standard output keeps the one line that says where we listen. */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    {
      level,
      base: { process: process.pid },
      redact: {
        paths: [
          'req.headers.cookie',
          'req.headers.authorization',
          '*.client_secret',
          '*.id_token',
          '*.access_token',
          'err.response',
          'err.config',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}
