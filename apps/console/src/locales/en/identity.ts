export default {
  signIn: {
    title: 'Sign in to Gatehouse',
    intro:
      'Ask for a model, decide with the facts in front of you, and see in IAM that the decision holds.',
    button: 'Sign in with your organization',
    returnNote: 'You will come back to the page that you were on.',
    ended: 'Your session has ended.',
    privacy: 'Gatehouse never sees your password. Your organization’s sign-in page asks for it.',
  },
  noRole: {
    title: 'You do not have a role in Gatehouse yet',
    body: 'You are signed in as {{name}}. None of your groups gives you a role here, so there is nothing to show.',
    askTitle: 'Whom to ask',
    ask: 'Ask one of these administrators for a role:',
    askNobody: 'Ask whoever runs Gatehouse in your organization for a role.',
    after: 'When you have been given one, sign out and in again.',
    signOut: 'Sign out',
    tryAgain: 'Check again',
  },
} as const
