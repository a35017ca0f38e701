import type { Korean } from '../catalogue.ts'
import type en from '../en/home.ts'

export default {
  intro: '처리를 기다리는 일을 급한 순서로 보여 줍니다.',
  emptyTitle: '처리할 일이 없습니다',
  emptyRequester: '대기 중인 요청도, 곧 끝나는 팀의 권한도 없습니다.',
  emptyAdministrator: '결정을 기다리는 요청도, 실패한 작업도 없습니다.',
  emptyReader: '결정할 일이 없습니다. 모든 팀의 요청과 권한을 볼 수 있습니다.',
  counts: {
    requestsToDecide: '결정할 요청',
    failedGrants: '실패한 권한',
    endingGrants: '곧 끝나는 권한',
    effectiveGrants: '유효한 권한',
    ownPendingRequests: '대기 중인 내 요청',
  },
  overview: '개요',
  listTitle: '처리할 일',
  listLabel: '처리할 일 목록',
  kinds: {
    'request-to-decide': '결정 필요',
    'apply-failed': '실패',
    'grant-ending': '곧 종료',
    'own-request-pending': '대기 중',
    'account-unreachable': '연결 불가',
    'account-unverified': '검증 전',
  },
  item: {
    request: 'R-{{number}} · {{team}} 팀이 {{models}} 요청',
    requestDetail: '{{account}} · {{regions}} · {{days}} · {{dataClass}}',
    ownRequest: 'R-{{number}} · {{models}}',
    askedBy: '요청자 {{name}}',
    grantFailed: '{{team}} 팀의 {{model}} 권한을 적용하지 못했습니다',
    grantEnding: '{{team}} 팀의 {{model}} 권한 종료',
    grantDetail: '{{account}} · {{regions}}',
    moreModels_other: '{{first}} 외 {{count}}개',
    accountUnreachable: '{{name}} 계정에 연결할 수 없습니다',
    accountUnverified: '{{name}} 계정이 아직 검증되지 않았습니다',
    accountUnverifiedDetail: '아직 이 계정의 역할을 맡아 본 적이 없어 권한을 부여할 수 없습니다.',
  },
  dataClasses: {
    public: '공개 데이터',
    internal: '내부 데이터',
    confidential: '기밀 데이터',
    restricted: '극비 데이터',
  },
  actions: {
    decide: '검토',
    open: '열기',
    request: '모델 사용 요청',
    catalogue: '카탈로그 보기',
    grants: '모든 권한 보기',
  },
} as const satisfies Korean<typeof en>
