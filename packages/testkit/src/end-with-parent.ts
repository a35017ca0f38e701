import process from 'node:process'

// Loaded with `node --import` into every process that start and the tests spawn. Its standard input
// is a pipe whose other end the parent holds: when the parent is killed outright, the kernel closes
// the pipe, and this process ends in the same orderly way as on Ctrl-C instead of living on.
process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.once('error', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
if ('unref' in process.stdin) process.stdin.unref()
