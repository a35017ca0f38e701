/** What tests look for in prompts: the largest regular expressions that a log group would carry. */

const { raw } = String
export const OVERRIDE = raw`[Ii]gnore\s.{0,30}[Ii]nstruction|IGNORE\s.{0,30}INSTRUCTION|[Dd]isregard\s.{0,30}instruction|[Dd]isregard\s.{0,20}training|[Ff]orget\s.{0,20}instruction|[Oo]verride\s.{0,20}instruction|[Oo]verride\s.{0,20}safety|[Bb]ypass\s.{0,20}safety|[Bb]ypass\s.{0,20}filter|[Nn]ew\sinstructions?:|[Ff]rom\snow\son,?\syou\s.{0,10}must`
export const JAILBREAK = raw`now\sDAN|as\sDAN[\s,.]|DAN\s[Mm]ode|[Dd]o\s[Aa]nything\s[Nn]ow|[Dd]eveloper\s[Mm]ode\s.{0,15}enabled|[Jj]ailbr[eo]|[Nn]o\slonger\sbound|without\sany\srestrictions|[Uu]nrestricted\sAI|[Pp]retend\syou\sare\snot\s.{0,5}AI|[Ss]tay\sin\scharacter\s.{0,20}no\smatter`
export const ROLE_TOKEN = raw`\x3C\|im_start\||\x3C\|start_header_id\||\x3C\|system\||\[INST\]|\x3C\x3CSYS\x3E\x3E|\x3C\/?system\x3E|\sHuman:\s.{0,400}\sAssistant:|###\s?[Ss]ystem`
export const SECRET = raw`A[KS]IA[0-9A-Z]{16}|-----BEGIN\s[A-Z\s]{0,20}PRIVATE\sKEY|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[0-9A-Za-z-]{10}|AIza[0-9A-Za-z_-]{35}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}|[a-z]+:\/\/[A-Za-z0-9._-]+:[A-Za-z0-9._-]+@[A-Za-z0-9.-]+`
export const PERSONAL = raw`\d{3}-\d{2}-\d{4}|\d{6}-[1-8]\d{6}|[3-6]\d{3}[\s-]\d{4}[\s-]\d{4}[\s-]\d{4}|01[016789]-\d{3,4}-\d{4}`
