/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html */
export const fieldHelp: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  '@timestamp': ['When the event happened.', '이벤트가 발생한 시각.'],
  '@message': ['The event as it was sent.', '보낸 그대로의 이벤트.'],
  '@logStream': ['The log stream.', '로그 스트림.'],
  '@log': ['The log group as account:name.', '계정:이름 형식의 로그 그룹.'],
  '@ingestionTime': [
    'When CloudWatch Logs received the event.',
    'CloudWatch Logs가 이벤트를 받은 시각.',
  ],
  '@ptr': ['Identifies the event.', '이벤트의 식별자.'],
}
