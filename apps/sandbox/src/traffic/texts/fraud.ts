import { bank, type Trade } from './bank.ts'

export const FRAUD: Trade = {
  en: bank({
    system:
      'You score payments and claims for a fraud desk. Answer with a risk between 0 and 1, the three strongest signals and what would lower the risk. Do not accuse anybody; describe patterns.',
    asks: [
      'Score transfer {transaction} from account {account} to {merchant} and name the strongest signals.',
      'Explain in plain words why the rules engine held {transaction} at {hour}.',
      'Which of these {few} claims share a device, an address or a repair shop?',
      'Write the case note for account {account}: alert at {hour} on {date}, amount {amount}.',
      'Is the pattern around device {device} closer to account takeover or to a family that shares a phone?',
      'Suggest a threshold for velocity rule {form} that keeps false positives below {percent} %.',
    ],
    details: [
      'The account {account} was opened in {year} and made {count} payments in the last {days} days.',
      'Device {device} was first seen {few} days ago and is shared by {few} customers.',
      'The payment of {amount} went to {merchant} at {hour}, outside of the usual hours.',
      'The shipping address in {city} does not match the billing address.',
      'The model’s score was {score}; the rules engine added a hold because of velocity.',
      'Three repair invoices carry consecutive numbers although they are {days} days apart.',
      'The customer passed the challenge on the second attempt.',
      'The same bank account received refunds from {few} policies in the last quarter.',
    ],
    answers: [
      'Risk {score}: the new device, the hour and the amount of {amount} all point the same way.',
      'The strongest signal is that device {device} is shared by {few} customers who live apart.',
      'A single late payment would not be unusual; {count} payments in {days} days are.',
      'The pattern fits account takeover better than a shared phone, because the address changed too.',
      'A call-back to the number on file would lower the risk to below 0.30.',
      'Keep the hold, ask for confirmation, and release after {few} hours without a dispute.',
      'Raising the threshold to {few} payments in ten minutes removes {percent} % of false positives.',
      'The consecutive invoice numbers deserve a look at the repair shop, not at the customer.',
      'There is no link between this account and the ring that was closed on {date}.',
    ],
    followUps: [
      'Which single fact would change your mind?',
      'Put this into the form of a case note, at most eighty words.',
      'How does this compare with account {account}?',
      'What should the agent ask on the call-back?',
      'And if the device had been known for a year?',
    ],
  }),
  ko: bank({
    system:
      '당신은 이상거래 탐지팀을 돕습니다. 0과 1 사이의 위험도, 가장 강한 신호 세 가지, 위험을 낮출 수 있는 조치를 답하세요. 단정하지 말고 패턴을 설명하세요.',
    asks: [
      '계좌 {account}에서 {merchant} 쪽으로 나간 거래 {transaction} 건의 위험도와 주요 신호를 알려 주세요.',
      '{hour}에 거래 {transaction} 건이 보류된 이유를 쉬운 말로 설명해 주세요.',
      '최근 접수된 {few}건 가운데 기기, 주소, 정비업체가 겹치는 건이 있는지 확인해 주세요.',
      '계좌 {account} 사건 기록을 작성해 주세요. 경보 시각은 {date} {hour}, 금액은 {amount}입니다.',
      '기기 {device} 주변 패턴이 계정 탈취에 가까운지 가족 공용 기기에 가까운지 판단 근거를 정리해 주세요.',
      '속도 규칙 {form}의 오탐률을 {percent}% 아래로 유지하는 기준값을 제안해 주세요.',
    ],
    details: [
      '계좌 {account}은(는) {year}년에 개설되었고 최근 {days}일 동안 {count}건을 이체했습니다.',
      '기기 {device}은(는) {few}일 전에 처음 확인되었으며 고객 {few}명이 함께 사용합니다.',
      '{amount} 결제가 평소 시간대가 아닌 {hour}에 {merchant}에서 발생했습니다.',
      '배송지 {city} 주소가 청구지와 일치하지 않습니다.',
      '모형 점수는 {score}이고 속도 규칙 때문에 보류가 추가되었습니다.',
      '정비 영수증 세 장의 번호가 이어지지만 발행일은 {days}일씩 떨어져 있습니다.',
      '고객이 추가 인증을 두 번째 시도에서 통과했습니다.',
      '같은 은행 계좌로 최근 분기에 {few}개 계약의 환급금이 입금되었습니다.',
    ],
    answers: [
      '위험도 {score}: 새 기기, 시간대, {amount} 금액이 모두 같은 방향을 가리킵니다.',
      '가장 강한 신호는 따로 사는 고객 {few}명이 기기 {device} 하나를 함께 쓴다는 점입니다.',
      '늦은 시간 결제 한 건은 흔하지만 {days}일 동안 {count}건은 흔하지 않습니다.',
      '주소도 바뀌었으므로 공용 기기보다 계정 탈취에 더 가깝습니다.',
      '등록된 번호로 확인 전화를 하면 위험도를 0.30 아래로 낮출 수 있습니다.',
      '보류를 유지하고 {few}시간 안에 이의가 없으면 해제하는 방안을 권합니다.',
      '기준을 10분에 {few}건으로 올리면 오탐의 {percent}%가 줄어듭니다.',
      '영수증 번호가 이어지는 점은 고객보다 정비업체를 먼저 확인해야 합니다.',
      '이 계좌는 {date} 종결된 조직 사건과 연결점이 없습니다.',
    ],
    followUps: [
      '판단을 바꿀 수 있는 사실 하나만 꼽는다면 무엇인가요?',
      '사건 기록 양식에 맞춰 짧게 다시 써 주세요.',
      '계좌 {account}와 비교하면 어떤가요?',
      '확인 전화에서 상담원이 무엇을 물어야 하나요?',
      '1년 넘게 쓴 기기였다면 결론이 달라지나요?',
    ],
  }),
}
