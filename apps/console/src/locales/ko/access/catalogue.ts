import type { Korean } from '../../catalogue.ts'
import type { catalogue as english } from '../../en/access/catalogue.ts'

export const catalogue = {
  title: '모델 카탈로그',
  description:
    '이 계정에서 Amazon Bedrock이 제공하는 모델과 팀이 보유한 접근 권한입니다. AWS가 마지막으로 응답한 내용을 보여 줍니다.',
  team: '팀',
  account: '계정',
  chooseTeam: '팀 선택',
  chooseAccount: '계정 선택',
  filterPlaceholder: '이름, 공급자, 리전 또는 상태로 모델 찾기',
  columns: {
    name: '모델',
    provider: '공급자',
    id: '모델 또는 프로파일 ID',
    kind: '종류',
    state: '상태',
    regions: '호출 가능 리전',
    processedIn: '프롬프트가 처리될 수 있는 곳',
    lifecycle: '수명 주기',
    needs: '필요 사항',
    input: '입력',
    output: '출력',
    readAt: '조회 시각',
  },
  kind: {
    'foundation-model': '모델',
    'inference-profile': '프로파일',
  },
  state: {
    held: '보유 중',
    requested: '요청됨',
    requestable: '요청 가능',
    blocked: '차단됨',
  },
  blockedBecause: {
    'end-of-life': 'AWS에서 지원이 종료된 모델입니다.',
    'not-authorized': '계정에 이 모델에 대한 승인이 없습니다.',
    'not-available-in-region': '연결된 리전에서 AWS가 제공하지 않습니다.',
    'not-entitled': '계정에 이 모델을 사용할 자격이 없습니다.',
    'on-demand-not-supported':
      '모델 ID로 직접 온디맨드 호출을 할 수 없습니다. 추론 프로파일을 요청하세요.',
    'no-principal': '이 계정에 팀의 연결된 역할이 없습니다.',
  },
  needs: {
    none: '추가로 필요한 것 없음',
    'marketplace-agreement': 'Marketplace 계약(승인할 때 체결)',
    'use-case-form': '계정의 사용 사례 양식',
  },
  lifecycle: {
    ACTIVE: '활성',
    LEGACY: '레거시',
    endsOn: '{{date}}에 종료',
    endedOn: '{{date}}에 종료됨',
    legacySince: '{{date}}부터 레거시',
  },
  sameRegion: '호출한 리전',
  anywhere: 'AWS의 모든 상용 리전',
  readings: {
    title: '조회 상태',
    read: '{{region}}: {{age}} 조회',
    never: '{{region}}: 아직 조회하지 않음',
    reading: '{{region}}: 조회 중',
    stale: '{{region}}: {{age}} 조회, 오래된 정보',
    failed: '{{region}}: 조회 실패',
    failedWithOld: '{{region}}: 마지막 조회 실패, {{age}}의 정보를 표시함',
    failedHeader: '일부 리전에서 AWS가 응답하지 않았습니다',
    failedBody: '해당 리전의 행이 없거나 오래된 정보입니다.',
  },
  request: '접근 요청',
  requestSelected_other: '모델 {{count}}개 요청',
  cannotRequest: {
    nothingSelected: '요청할 수 있는 모델을 하나 이상 선택하세요.',
    blockedSelected: '선택한 모델 중 요청할 수 없는 모델이 있습니다.',
    tooMany: '한 번에 최대 {{max}}개 모델을 요청할 수 있습니다.',
    notRequester: '요청자만 접근을 요청할 수 있습니다.',
    notTeam: '자신이 속한 팀에 대해서만 요청할 수 있습니다.',
  },
  refresh: 'AWS에서 다시 조회',
  refreshStarted: 'AWS에서 카탈로그를 조회합니다. 완료되면 아래 조회 시각이 바뀝니다.',
  noAccounts: {
    title: '연결된 계정이 없습니다',
    body: '모델을 요청하려면 먼저 관리자가 AWS 계정을 연결해야 합니다.',
    action: '계정 연결',
  },
  noTeams: {
    title: '소속된 팀이 없습니다',
    body: '팀은 로그인 계정의 그룹에서 정해집니다. 관리자에게 팀 그룹에 추가해 달라고 요청하세요.',
  },
  choose: {
    title: '팀과 계정을 선택하세요',
    body: '요청할 수 있는 모델은 팀과 계정에 따라 달라집니다.',
  },
  empty: {
    title: '아직 조회한 내용이 없습니다',
    body: 'Gatehouse가 이 계정의 카탈로그를 AWS에서 아직 조회하지 않았습니다.',
  },
  help: {
    body: '파운데이션 모델은 해당 리전에서 호출됩니다. 추론 프로파일은 호출을 여러 리전으로 라우팅하므로 프롬프트와 출력이 표시된 각 리전에서 처리될 수 있습니다.',
  },
} satisfies Korean<typeof english>
