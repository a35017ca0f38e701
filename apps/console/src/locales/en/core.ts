import errors from './errors.ts'
import home from './home.ts'
import identity from './identity.ts'
import parts from './parts.ts'
import shell from './shell.ts'

/** The catalogues of the first page, loaded as one file. */
export default { errors, home, identity, parts, shell }
