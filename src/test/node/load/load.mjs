// load.mjs URL --documents a,b --editors 300 --rate 5 --seconds 10 --tokens t,u --pid PID --carets
import { parseArgs } from 'node:util'
import { measure, row } from './measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: 'room' },
    rooms: { type: 'string' },
    editors: { type: 'string', default: '100' },
    rate: { type: 'string', default: '5' },
    'warm-up': { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    tokens: { type: 'string', default: '' },
    pid: { type: 'string' },
    carets: { type: 'boolean', default: false }
  }
})
const documents = values.rooms
  ? Array.from({ length: Number(values.rooms) }, (_, i) => `${values.documents}-${i}`)
  : values.documents.split(',')
const result = await measure(
  { url: positionals[0], tokens: values.tokens.split(','), pid: values.pid && Number(values.pid) },
  {
    documents,
    editors: Number(values.editors),
    rate: Number(values.rate),
    warmUp: Number(values['warm-up']),
    seconds: Number(values.seconds),
    carets: values.carets
  }
)
console.log(row('', result))
console.log(JSON.stringify(result))
process.exit(0)
