import type { Bilingual } from './bilingual.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html */
export const systemFields: ReadonlyMap<string, Bilingual> = new Map([
  ['@timestamp', { en: 'When the event happened.', ko: '이벤트가 발생한 시각.' }],
  ['@message', { en: 'The event as it was sent.', ko: '보낸 그대로의 이벤트.' }],
  ['@logStream', { en: 'The log stream.', ko: '로그 스트림.' }],
  ['@log', { en: 'The log group as account:name.', ko: '계정:이름 형식의 로그 그룹.' }],
  [
    '@ingestionTime',
    { en: 'When CloudWatch Logs received the event.', ko: 'CloudWatch Logs가 이벤트를 받은 시각.' },
  ],
  ['@ptr', { en: 'Identifies the event.', ko: '이벤트의 식별자.' }],
])
