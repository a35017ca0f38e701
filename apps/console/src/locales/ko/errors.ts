import type { ErrorWords } from '../catalogue.ts'

export default {
  client: {
    offline: {
      says: 'Gatehouse에 연결할 수 없습니다.',
      next: '네트워크 연결을 확인한 뒤 다시 시도하십시오.',
    },
    unreadable: {
      says: '응답을 읽을 수 없습니다.',
      next: '다시 시도하십시오. 같은 문제가 반복되면 페이지를 새로 고치십시오.',
    },
    update_needed: {
      says: '페이지의 일부를 불러오지 못했습니다.',
      next: 'Gatehouse가 업데이트되었을 수 있습니다. 페이지를 새로 고치십시오.',
    },
  },
  request: {
    malformed: {
      says: '입력 중 일부의 형식이 올바르지 않습니다.',
      next: '표시된 항목을 고친 뒤 다시 보내십시오.',
    },
    too_large: {
      says: '입력이 256kB를 넘습니다.',
      next: '가장 긴 글을 줄인 뒤 다시 보내십시오.',
    },
    cross_site: {
      says: '이 콘솔에서 보낸 요청이 아닙니다.',
      next: 'Gatehouse를 원래 주소로 열고 다시 시도하십시오.',
    },
    rate_limited: {
      says: '짧은 시간에 요청을 너무 많이 보냈습니다.',
      next: '1분쯤 기다린 뒤 다시 시도하십시오.',
    },
    key_reused: {
      says: '같은 작업이 이미 다른 입력으로 전송되었습니다.',
      next: '페이지를 새로 고친 뒤 작업을 처음부터 다시 하십시오.',
    },
    in_progress: {
      says: '같은 작업이 아직 진행 중입니다.',
      next: '잠시 기다리면 결과가 이 페이지에 나타납니다.',
    },
  },
  server: {
    failed: {
      says: '서버에서 오류가 발생했으며 로그에 기록되었습니다.',
      next: '다시 시도하십시오. 반복되면 발생 시각을 운영 담당자에게 알려 주십시오.',
    },
    unavailable: {
      says: '지금은 Gatehouse가 응답할 수 없습니다.',
      next: '1분 뒤에 다시 시도하십시오.',
    },
  },
  identity: {
    signed_out: { says: '세션이 끝났습니다.', next: '계속하려면 다시 로그인하십시오.' },
    forbidden: {
      says: '현재 역할로는 할 수 없는 작업입니다.',
      next: '업무에 필요하면 관리자에게 요청하십시오.',
    },
    sign_in_failed: {
      says: '로그인을 마치지 못했습니다.',
      next: '로그인을 처음부터 다시 시작하십시오.',
    },
  },
  access: {
    not_found: {
      says: '존재하지 않거나 볼 권한이 없습니다.',
      next: '주소를 확인하거나 목록으로 돌아가십시오.',
    },
    request_not_pending: {
      says: '다른 사람이 이미 이 요청을 결정했습니다.',
      next: '새로 고쳐 결정 내용을 확인하십시오.',
    },
    request_changed: {
      says: '요청을 연 뒤에 내용이 바뀌었습니다.',
      next: '새로 고쳐 다시 읽은 뒤 결정하십시오.',
    },
    own_request: {
      says: '자신의 요청은 직접 결정할 수 없습니다.',
      next: '다른 관리자가 결정해야 합니다.',
    },
    not_team_member: {
      says: '이 팀의 구성원이 아닙니다.',
      next: '자신이 속한 팀을 선택하십시오.',
    },
    no_approver: {
      says: '이 요청을 결정할 수 있는 다른 사람이 없습니다.',
      next: '관리자를 한 명 더 지정해 달라고 요청하십시오.',
    },
    model_unknown: {
      says: '이 계정과 리전의 카탈로그에 없는 모델입니다.',
      next: '카탈로그에서 모델을 선택하거나 카탈로그를 다시 읽도록 하십시오.',
    },
    model_blocked: {
      says: '요청할 수 없는 모델입니다.',
      next: '이유는 카탈로그에 표시됩니다. 다른 모델을 선택하십시오.',
    },
    region_not_connected: {
      says: '이 계정에 연결되지 않은 리전입니다.',
      next: '연결된 리전을 선택하십시오.',
    },
    catalogue_stale: {
      says: '이 계정과 리전의 카탈로그를 아직 읽지 않았습니다.',
      next: '관리자에게 카탈로그 새로 고침을 요청한 뒤 다시 시도하십시오.',
    },
    no_principal: {
      says: '이 계정에 연결된 팀 역할이 없습니다.',
      next: '먼저 관리자가 팀의 IAM 역할을 연결해야 합니다.',
    },
    policy_changed: {
      says: '지금 적용될 정책이 앞서 보신 정책과 다릅니다.',
      next: '바뀐 내용을 읽은 뒤 결정하십시오.',
    },
    policy_unproven: {
      says: '작성된 정책이 승인된 것만 허용하는지 증명하지 못했습니다.',
      next: '아무것도 변경되지 않았습니다. Gatehouse 운영 담당자에게 알리십시오.',
    },
    policy_too_large: {
      says: '팀의 권한이 한 역할에 허용되는 IAM 정책 크기를 넘습니다.',
      next: '쓰지 않는 권한을 회수하거나 역할을 하나 더 연결하십시오.',
    },
    call_closed: {
      says: '권한 경계 또는 조직의 정책이 무엇이 부여되었든 이 호출을 거부합니다.',
      next: '권한 경계나 조직의 정책을 변경한 뒤 다시 시도하거나, 다른 호출 방법을 요청하세요.',
    },
    policy_rejected: {
      says: 'Access Analyzer가 작성된 정책에서 오류를 찾았습니다.',
      next: '아무것도 변경되지 않았습니다. 찾은 내용은 정책과 함께 표시됩니다.',
    },
    grant_not_live: {
      says: '현재 유효한 권한이 아닙니다.',
      next: '새로 고쳐 현재 상태를 확인하십시오.',
    },
    grant_changed: {
      says: '권한을 연 뒤에 내용이 바뀌었습니다.',
      next: '새로 고친 뒤 다시 시도하십시오.',
    },
    account_exists: {
      says: '이미 연결된 계정입니다.',
      next: '계정 목록에서 여십시오.',
    },
    account_unreachable: {
      says: 'Gatehouse가 이 계정의 역할을 맡을 수 없습니다.',
      next: '역할의 신뢰 정책과 외부 ID를 확인한 뒤 다시 검증하십시오.',
    },
    principal_exists: {
      says: '이미 팀에 연결된 역할입니다.',
      next: '다른 역할을 선택하거나 먼저 그 연결을 해제하십시오.',
    },
    principal_missing: {
      says: '이 계정에 없는 역할입니다.',
      next: 'ARN을 확인하거나 먼저 IAM에서 역할을 만드십시오.',
    },
    principal_unusable: {
      says: 'Gatehouse가 관리할 수 없는 역할입니다.',
      next: '계정의 적용 역할이 변경할 수 있는 경로의 역할을 연결하십시오.',
    },
    guardrail_missing: {
      says: '이 계정과 리전에 없는 가드레일 버전입니다.',
      next: '게시된 버전을 선택하십시오.',
    },
    guardrail_conflict: {
      says: '가드레일이 지정된 팀은 가드레일을 거치지 않는 배치·mantle 권한을 가질 수 없습니다.',
      next: '배치와 mantle을 빼거나 가드레일 지정을 해제하십시오.',
    },
    use_case_missing: {
      says: '이 모델에 필요한 사용 사례 양식이 아직 제출되지 않았습니다.',
      next: '관리자가 계정 페이지에서 양식을 제출해야 합니다.',
    },
  },
  aws: {
    denied: {
      says: 'Gatehouse가 사용하는 역할의 호출을 AWS가 거부했습니다.',
      next: '계정에서 Gatehouse 역할의 권한을 확인하십시오.',
    },
    throttled: {
      says: 'AWS가 호출을 제한하고 있습니다.',
      next: '자동으로 다시 시도하므로 따로 하실 일은 없습니다.',
    },
    unavailable: { says: 'AWS가 응답하지 않았습니다.', next: '1분 뒤에 다시 시도하십시오.' },
    invalid: {
      says: 'AWS가 호출의 입력을 거부했습니다.',
      next: '요청 ID와 함께 Gatehouse 운영 담당자에게 알리십시오.',
    },
    not_found: {
      says: '지정한 리소스를 AWS에서 찾을 수 없습니다.',
      next: 'Gatehouse 밖에서 삭제되었을 수 있습니다. 새로 고쳐 현재 상태를 읽으십시오.',
    },
    conflict: {
      says: 'AWS가 지금 같은 리소스를 변경하고 있습니다.',
      next: '1분 뒤에 다시 시도하십시오.',
    },
    limit: {
      says: 'AWS 계정의 할당량을 모두 사용했습니다.',
      next: '필요 없는 것을 제거하거나 AWS에 할당량 증가를 요청하십시오.',
    },
    not_understood: {
      says: 'AWS의 응답을 해석할 수 없습니다.',
      next: '요청 ID와 함께 Gatehouse 운영 담당자에게 알리십시오.',
    },
  },
} as const satisfies ErrorWords
