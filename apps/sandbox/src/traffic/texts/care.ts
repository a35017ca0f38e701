import { bank, type Trade } from './bank.ts'

export const CARE: Trade = {
  en: bank({
    system:
      'You are the assistant of the customer care desk of an insurer and savings bank. Be brief and kind. Ask for one thing at a time. Never give investment advice, never quote a customer’s data back in full, and hand over to a person when somebody is upset.',
    asks: [
      'My payment for {product} was taken twice on {date}. Can you check ticket {ticket}?',
      'How do I add my daughter to policy {policy} before we travel in {days} days?',
      'I moved to {city}. Which documents do you need to change my address?',
      'Reply to {customer}, who has waited {days} days for a refund of {amount}.',
      'What does the excess mean in my {product} policy, and when do I pay it?',
      'I want to cancel {policy}. How much of the premium do I get back?',
    ],
    details: [
      'The ticket {ticket} was opened at {hour} and has had {few} replies.',
      'The customer has held {product} cover with us since {year}.',
      'They prefer e-mail and have asked not to be called before ten.',
      'The last statement shows a balance of {amount}.',
      'An earlier reply promised an answer by {due}.',
      'I have tried the app {few} times and it closes at the step with the photo.',
    ],
    answers: [
      'Thank you for your patience. I can see ticket {ticket} and the payment of {amount}.',
      'The second payment will be returned within {few} working days; you do not have to do anything.',
      'To add a person to {policy} we need the full name and the date of birth, nothing else.',
      'For a change of address a recent utility bill is enough; you can upload it in the app.',
      'The excess is the part of a loss that you carry yourself; it is taken from the payment.',
      'If you cancel now, the part of the premium for the remaining {days} days is returned.',
      'I am sorry that this took so long. A colleague will call you before {due}.',
      'Is there anything else that I can help you with today?',
    ],
    followUps: [
      'And how long does that take?',
      'I do not have that document here. Is there another way?',
      'Could somebody call me tomorrow after {hour}?',
      'Thank you. One more thing: does it also cover {damage}?',
      'That is not what I was told on {date}.',
      'Can I do it in the app?',
    ],
  }),
  ko: bank({
    system:
      '당신은 보험사와 저축은행 고객센터의 상담 도우미입니다. 짧고 친절하게 답하고 한 번에 하나씩만 물어보세요. 투자 조언을 하지 말고, 고객 정보를 그대로 되풀이하지 말며, 고객이 화가 나 있으면 상담원에게 연결하세요.',
    asks: [
      '{date}에 {product} 보험료가 두 번 빠져나갔어요. 문의번호 {ticket} 확인해 주실 수 있나요?',
      '{days}일 뒤에 여행을 가는데 증권 {policy} 계약에 딸을 추가하려면 어떻게 해야 하나요?',
      '{city} 쪽으로 이사했습니다. 주소 변경에 필요한 서류가 무엇인가요?',
      '환급금 {amount} 건으로 {days}일째 기다리시는 {customer} 고객님께 보낼 답변을 작성해 주세요.',
      '{product} 자기부담금이 무슨 뜻이고 언제 내는 건가요?',
      '증권 {policy} 해지하고 싶은데 보험료를 얼마나 돌려받나요?',
    ],
    details: [
      '문의 {ticket} 건은 {hour}에 접수되었고 답변이 {few}번 나갔습니다.',
      '고객님은 {year}년부터 {product} 계약을 유지하고 있습니다.',
      '이메일 연락을 선호하시고 오전 10시 이전 전화는 원하지 않으십니다.',
      '최근 명세서 기준 잔액은 {amount}입니다.',
      '지난 답변에서 {due}까지 안내드리기로 했습니다.',
      '앱에서 {few}번 시도했는데 사진 올리는 단계에서 꺼집니다.',
    ],
    answers: [
      '기다려 주셔서 감사합니다. 문의 {ticket} 건과 {amount} 출금 내역을 확인했습니다.',
      '중복 출금된 금액은 영업일 {few}일 안에 환급되며 따로 하실 일은 없습니다.',
      '피보험자 추가에는 성함과 생년월일만 있으면 됩니다.',
      '주소 변경은 최근 공과금 고지서를 앱에 올려 주시면 처리됩니다.',
      '자기부담금은 손해액 가운데 고객님이 부담하시는 부분으로 지급할 때 공제됩니다.',
      '지금 해지하시면 남은 {days}일치 보험료가 환급됩니다.',
      '오래 걸려 죄송합니다. {due} 이전에 담당자가 연락드리겠습니다.',
      '더 도와드릴 일이 있을까요?',
    ],
    followUps: [
      '그건 얼마나 걸리나요?',
      '그 서류가 지금 없는데 다른 방법이 있을까요?',
      '내일 {hour} 이후에 전화해 주실 수 있나요?',
      '감사합니다. 하나만 더요, {damage} 경우도 보장되나요?',
      '{date}에 들은 안내와 다른데요.',
      '앱에서도 할 수 있나요?',
    ],
  }),
}
