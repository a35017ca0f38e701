import { bank, type Trade } from './bank.ts'

export const CODE: Trade = {
  en: bank({
    system:
      'You help the engineers of an insurer. Prefer small changes, name the file and the line, and show code only where words are longer. Say when you are not sure.',
    asks: [
      'Review pull request {pull} in {repository}: is {method} safe when it is called twice?',
      'Why does {method} end in {failure} under load? The trace is below.',
      'Write a unit test for {method} in {repository} that covers the empty list and a negative amount.',
      'Explain what changed between {repository} {version} and the release before.',
      'Rewrite this query so that it uses the index on claim_id.',
      'Suggest a migration that adds a column for the reserve without locking the table.',
    ],
    details: [
      '```ts\nexport async function {method}(id: string) {\n  const row = await store.find(id)\n  if (row.amount > {line}) await queue.send({ id, attempt: {few} })\n  return row\n}\n```',
      '```\n{failure} at {method} (src/{repository}/service.ts:{line}:{few})\n    at processTicksAndRejections (node:internal/process/task_queues)\n```',
      "```sql\nSELECT claim_id, sum(amount) FROM payments WHERE paid_at > now() - interval '{days} days' GROUP BY claim_id;\n```",
      'The service runs {few} replicas; latency at p99 went from {line} ms to {count} ms on {date}.',
      'The pull request touches {few} files and has {count} lines.',
      'It fails about {percent} % of the time in CI and never on a laptop.',
      'We are on version {version} and cannot upgrade before {due}.',
    ],
    answers: [
      '`{method}` is not idempotent: the message is sent before the row is marked, so a retry sends it twice.',
      'Move the write and the outbox row into one transaction and send from there.',
      'The {failure} comes from the pool: {few} connections are held while the upload waits.',
      "```ts\ntest('{method} refuses a negative amount', async () => {\n  await expect({method}('c-{line}')).rejects.toThrow(RangeError)\n})\n```",
      'Line {line} reads the clock twice; take it once and pass it on.',
      'The index is not used because the column is wrapped in a cast; compare with the stored type instead.',
      'Add the column as nullable, backfill in batches of {count}, then set the constraint as NOT VALID and validate it.',
      'I would not merge {pull} before the retry is covered by a test.',
      'Between the releases the default timeout went from 30 to {few} seconds; that explains the change.',
    ],
    followUps: [
      'Show me the diff only.',
      'What happens when the process dies between the two writes?',
      'Can we do it without a new dependency?',
      'Now the same for the batch path in {repository}.',
      'Is there a test that would have caught it?',
    ],
  }),
  ko: bank({
    system:
      '당신은 보험사 개발자를 돕습니다. 작은 변경을 우선하고 파일과 줄 번호를 밝히세요. 말보다 짧을 때만 코드를 보여 주고, 확실하지 않으면 그렇다고 말하세요.',
    asks: [
      '{repository} 저장소 PR {pull} 리뷰 부탁해요. {method} 함수가 두 번 호출되어도 안전한가요?',
      '부하가 걸리면 {method} 함수에서 {failure} 오류가 납니다. 아래 로그를 보고 원인을 찾아 주세요.',
      '{method} 함수의 단위 테스트를 작성해 주세요. 빈 목록과 음수 금액을 포함해야 합니다.',
      '{repository} {version} 버전에서 바뀐 점을 설명해 주세요.',
      '이 쿼리가 claim_id 인덱스를 타도록 고쳐 주세요.',
      '테이블 잠금 없이 준비금 컬럼을 추가하는 마이그레이션을 제안해 주세요.',
    ],
    details: [
      '```ts\nexport async function {method}(id: string) {\n  const row = await store.find(id)\n  if (row.amount > {line}) await queue.send({ id, attempt: {few} })\n  return row\n}\n```',
      '```\n{failure} at {method} (src/{repository}/service.ts:{line}:{few})\n```',
      '서비스는 {few}개 인스턴스로 돌고 있고 {date} 이후 p99 지연이 {line} ms에서 {count} ms로 늘었습니다.',
      '변경된 파일은 {few}개이고 {count}줄입니다.',
      'CI에서만 {percent}% 정도 실패하고 로컬에서는 재현되지 않습니다.',
      '현재 {version} 버전이고 {due} 이전에는 올릴 수 없습니다.',
    ],
    answers: [
      '`{method}` 함수는 멱등하지 않습니다. 행을 표시하기 전에 메시지를 보내므로 재시도하면 두 번 나갑니다.',
      '쓰기와 아웃박스 행을 한 트랜잭션으로 묶고 거기서 전송하세요.',
      '{failure} 오류는 커넥션 풀 때문입니다. 업로드를 기다리는 동안 연결 {few}개가 잡혀 있습니다.',
      '{line}번째 줄에서 시계를 두 번 읽습니다. 한 번 읽어서 넘기세요.',
      '컬럼을 형 변환으로 감싸고 있어 인덱스를 타지 않습니다. 저장된 타입 그대로 비교하세요.',
      '먼저 NULL 허용으로 추가하고 {count}건씩 나눠 채운 다음 제약을 검증하세요.',
      '재시도 경로 테스트가 들어오기 전에는 {pull} 병합을 권하지 않습니다.',
      '기본 타임아웃이 30초에서 {few}초로 줄어든 것이 원인으로 보입니다.',
    ],
    followUps: [
      'diff만 보여 주세요.',
      '두 쓰기 사이에 프로세스가 죽으면 어떻게 되나요?',
      '새 의존성 없이 가능할까요?',
      '{repository} 배치 경로도 같은 방식으로 고쳐 주세요.',
      '이걸 잡을 수 있는 테스트가 있을까요?',
    ],
  }),
}
