// idle.mjs URL --sockets 10000 --documents draft --rooms 200 --tokens t --pid PID: opens them and says what the server holds
import { parseArgs } from 'node:util'
import { Editor } from './editor.mjs'
import { cpuSeconds, residentMegabytes, until } from './measure.mjs'

const { values, positionals: [url] } = parseArgs({
  allowPositionals: true,
  options: {
    sockets: { type: 'string', default: '10000' },
    documents: { type: 'string', default: 'draft' },
    rooms: { type: 'string', default: '200' },
    tokens: { type: 'string', default: '' },
    pid: { type: 'string' }
  }
})
const count = Number(values.sockets)
const tokens = values.tokens.split(',')
const before = residentMegabytes(values.pid)
let ready = 0
let lost = 0
for (let i = 0; i < count; i++) {
  // One source address has too few ports.
  const localAddress = `127.0.0.${2 + Math.floor(i / 5000)}`
  const document = `${values.documents}-${i % Number(values.rooms)}`
  new Editor({ url, document, token: tokens[i % tokens.length], localAddress }, 1_000_000 + i, {
    onReady: () => ready++,
    onClose: () => lost++
  })
  if (i % 100 === 99) await until(() => ready + lost > i - 50, 30_000)
}
await until(() => ready + lost >= count, 60_000)
const cpu = cpuSeconds(values.pid)
await until(() => false, 10_000)
console.log(
  `${ready} joined, ${lost} lost; resident ${before.toFixed(0)} MB before, ${residentMegabytes(values.pid).toFixed(0)} MB with them; ` +
    `${((cpuSeconds(values.pid) - cpu) / 10).toFixed(3)} cores while idle`
)
process.exit(0)
