import { bank, type Trade } from './bank.ts'

export const MARKET: Trade = {
  en: bank({
    system:
      'You write briefs for the market research team of an insurer. Separate what the figures say from what they suggest. Name the source of every number that you use.',
    asks: [
      'Brief the product board on {product} for {segment}: demand, price and three competitors.',
      'Summarise what {competitor} changed in its {product} tariff since {quarter}.',
      'Group these {count} survey comments from {city} into themes with one quotation each.',
      'Write three headlines for the {product} campaign aimed at {segment}.',
      'What would a premium cut of {percent} % do to retention among {segment}?',
      'Prepare five interview questions for {segment} who cancelled in {quarter}.',
    ],
    details: [
      'In {quarter} we wrote {count} new {product} policies, {percent} % more than the year before.',
      '{competitor} offers the first two months free and pays {amount} to brokers per contract.',
      'The survey reached {count} households around {city}; {percent} % answered.',
      'Cancellations peak in week {few} after the renewal letter.',
      'Among {segment} price is named first by {percent} %, service by far fewer.',
      'The budget for the campaign is {total} and ends on {due}.',
      'The panel was weighted by age and region; the margin of error is {few} points.',
    ],
    answers: [
      'Demand for {product} among {segment} grew by {percent} % in {quarter}, mostly through brokers.',
      '{competitor} lowered its entry tariff and pays {amount} per contract; margins must have suffered.',
      'Three themes stand out: waiting time on the telephone, unclear excess, and trust in the app.',
      'The figures say that price is named first; they do not say that a lower price keeps people.',
      'A cut of {percent} % would cost about {total} a year and keep perhaps {count} contracts.',
      'Headline: “Covered before the kettle boils.” It tested best with {segment}.',
      'The sample from {city} is small, so treat the difference of {few} points as noise.',
      'Next step: interview {few} people who cancelled within {days} days of the letter.',
      'Source: own portfolio data to {date}, panel of {count} households.',
    ],
    followUps: [
      'Which of these numbers would you not show to the board?',
      'Make it half as long and put the risk first.',
      'What do we know about {competitor} that is not price?',
      'Give me a table with one row per segment.',
      'And outside of {city}?',
    ],
  }),
  ko: bank({
    system:
      '당신은 보험사 시장조사팀의 보고서를 작성합니다. 숫자가 말하는 것과 추정되는 것을 구분하고 사용한 수치의 출처를 밝히세요.',
    asks: [
      '{segment} 대상 {product} 시장의 수요, 가격, 경쟁사 세 곳을 상품위원회용으로 정리해 주세요.',
      '{quarter} 이후 {competitor} {product} 요율 변경 내용을 요약해 주세요.',
      '{city} 설문 의견 {count}건을 주제별로 묶고 대표 문장을 하나씩 골라 주세요.',
      '{segment} 대상 {product} 광고 문구를 세 개 써 주세요.',
      '보험료를 {percent}% 낮추면 {segment} 유지율이 어떻게 될지 분석해 주세요.',
      '{quarter}에 해지한 {segment} 인터뷰 질문 다섯 개를 준비해 주세요.',
    ],
    details: [
      '{quarter} 신규 {product} 계약은 {count}건으로 전년보다 {percent}% 늘었습니다.',
      '{competitor}은(는) 첫 두 달 보험료를 면제하고 설계사에게 건당 {amount} 수수료를 지급합니다.',
      '{city} 지역 {count}가구를 조사했고 응답률은 {percent}%입니다.',
      '갱신 안내 후 {few}주차에 해지가 가장 많습니다.',
      '{segment} 응답자의 {percent}%가 가격을 첫 번째 이유로 꼽았습니다.',
      '캠페인 예산은 {total}이며 {due}에 종료됩니다.',
      '표본은 연령과 지역으로 가중했고 오차 범위는 {few}%포인트입니다.',
    ],
    answers: [
      '{quarter} {segment} 대상 {product} 수요는 {percent}% 늘었으며 대부분 설계사 채널입니다.',
      '{competitor} 쪽은 진입 요율을 낮추고 건당 {amount} 수수료를 지급하고 있어 수익성이 나빠졌을 것입니다.',
      '두드러진 주제는 전화 대기 시간, 자기부담금 설명 부족, 앱 신뢰도 세 가지입니다.',
      '가격을 먼저 꼽았다는 것이지 가격을 낮추면 남는다는 뜻은 아닙니다.',
      '{percent}% 인하에는 연간 약 {total} 비용이 들고 {count}건 정도를 지킬 수 있습니다.',
      '문구 제안: “커피가 식기 전에 보장받으세요.” {segment} 반응이 가장 좋았습니다.',
      '{city} 표본이 작아 {few}%포인트 차이는 유의하지 않습니다.',
      '다음 단계로 안내 후 {days}일 안에 해지한 고객 {few}명을 인터뷰하는 것을 권합니다.',
      '출처: {date} 기준 자사 계약 자료, 패널 {count}가구.',
    ],
    followUps: [
      '위원회에 보여 주지 않을 숫자는 어떤 것인가요?',
      '분량을 절반으로 줄이고 위험 요인을 먼저 적어 주세요.',
      '가격 말고 {competitor}에 대해 아는 것이 있나요?',
      '세그먼트별로 표를 만들어 주세요.',
      '{city} 이외 지역은 어떤가요?',
    ],
  }),
}
