import type { Korean } from '../catalogue.ts'
import type en from '../en/identity.ts'

export default {
  signIn: {
    title: 'Gatehouse 로그인',
    intro: '모델을 요청하고, 근거를 보고 결정하고, 그 결정이 IAM에서 지켜지는지 확인하십시오.',
    button: '조직 계정으로 로그인',
    returnNote: '로그인하면 보고 있던 페이지로 돌아갑니다.',
    ended: '세션이 끝났습니다.',
    privacy:
      'Gatehouse는 비밀번호를 알 수 없습니다. 비밀번호는 조직의 로그인 페이지에서만 입력합니다.',
  },
  noRole: {
    title: '아직 Gatehouse 역할이 없습니다',
    body: '{{name}} 님으로 로그인했습니다. 소속된 그룹 중 역할을 주는 그룹이 없어 보여 드릴 내용이 없습니다.',
    askTitle: '요청할 곳',
    ask: '다음 관리자 중 한 명에게 역할을 요청하십시오.',
    askNobody: '조직의 Gatehouse 운영 담당자에게 역할을 요청하십시오.',
    after: '역할을 받은 뒤에는 로그아웃했다가 다시 로그인하십시오.',
    signOut: '로그아웃',
    tryAgain: '다시 확인',
  },
} as const satisfies Korean<typeof en>
