import type { Duty } from '../world/people.ts'
import type { Language } from './page.ts'

interface Words {
  readonly title: string
  readonly intro: string
  readonly groups: Readonly<Record<Duty | 'none', string>>
  readonly duties: Readonly<Record<Duty | 'none', string>>
  readonly noTeam: string
  readonly signOutTitle: string
  readonly signOut: string
  readonly signedOut: string
  readonly failed: string
  readonly expired: string
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Who are you?',
    intro: 'This is the sandbox’s identity provider. Choose one of the pretend people to sign in.',
    groups: {
      requester: 'People who ask for models',
      administrator: 'People who approve and administer',
      securityReviewer: 'People who review security',
      manager: 'People who watch usage and cost',
      none: 'People without access to Gatehouse',
    },
    duties: {
      requester: 'Requester',
      administrator: 'Administrator',
      securityReviewer: 'Security reviewer',
      manager: 'Manager',
      none: 'No role',
    },
    noTeam: 'No team',
    signOutTitle: 'Sign out?',
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    failed: 'Sign-in failed',
    expired:
      'This sign-in has expired or was already used. Go back to the application and start again.',
  },
  ko: {
    title: '누구로 로그인할까요?',
    intro: '샌드박스의 ID 공급자입니다. 가상의 인물 중 한 명을 선택해 로그인하세요.',
    groups: {
      requester: '모델을 요청하는 사람',
      administrator: '승인하고 관리하는 사람',
      securityReviewer: '보안을 검토하는 사람',
      manager: '사용량과 비용을 살피는 사람',
      none: 'Gatehouse 권한이 없는 사람',
    },
    duties: {
      requester: '요청자',
      administrator: '관리자',
      securityReviewer: '보안 검토자',
      manager: '매니저',
      none: '역할 없음',
    },
    noTeam: '소속 팀 없음',
    signOutTitle: '로그아웃할까요?',
    signOut: '로그아웃',
    signedOut: '로그아웃되었습니다.',
    failed: '로그인하지 못했습니다',
    expired: '로그인 시간이 지났거나 이미 사용되었습니다. 애플리케이션으로 돌아가 다시 시작하세요.',
  },
}
