// signing.mjs http://localhost:8080 DATA_FOLDER --organisations 20000 --paced 3000 --rate 100 --verifier communique-verify.jar --pid PID
//
// Signs for as many organisations as are to be paced at a steady rate and for the others as fast as it goes, checks that each
// counted once and that the published bundle is valid. Then, while sign-ons to a second call go on, has wrk load the public page
// from this server and the same bytes from nginx, in turns.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Coalition, inParallel, request } from './coalition.mjs'

const { values, positionals: [base, dataFolder] } = parseArgs({
  allowPositionals: true,
  options: {
    organisations: { type: 'string', default: '6000' },
    paced: { type: 'string' },
    rate: { type: 'string', default: '100' },
    pid: { type: 'string' },
    verifier: { type: 'string' },
    java: { type: 'string', default: 'java' },
    'nginx-port': { type: 'string', default: '8999' },
    seconds: { type: 'string', default: '5' }
  }
})
const size = Number(values.organisations)
const paced = Math.min(Number(values.paced ?? size), size)
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

/** Starts each at its time, however long those before it take, so that a slow server is not spared. */
async function atRate(rate, items, work) {
  const start = performance.now()
  const latencies = []
  await Promise.all(items.map(async (item, i) => {
    const due = start + (i / rate) * 1000
    await sleep(due - performance.now())
    await work(item)
    latencies.push(performance.now() - due)
  }))
  latencies.sort((a, b) => a - b)
  const at = share => Math.round(latencies[Math.ceil(latencies.length * share) - 1])
  const perSecond = Math.round((items.length / (performance.now() - start)) * 1000)
  return { count: items.length, perSecond, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** Milliseconds that the server has computed so far; 0 where its process is not known. */
function computed() {
  if (!values.pid) return 0
  const fields = readFileSync(`/proc/${values.pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function expect(condition, what) {
  if (!condition) throw new Error(what)
}

function verify(bundle) {
  const started = performance.now()
  const said = execFileSync(values.java, ['-jar', values.verifier, bundle], { maxBuffer: 1 << 28 }).toString()
  expect(said.includes(`; ${size} organisations stand behind this text`), 'the bundle has another number of signatures')
  return Math.round(performance.now() - started)
}

function nginx(folder, page, port) {
  mkdirSync(join(folder, 'www'))
  writeFileSync(join(folder, 'www/page.html'), page.plain)
  writeFileSync(join(folder, 'www/page.html.gz'), page.gzip)
  writeFileSync(join(folder, 'nginx.conf'), `
    daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes auto;
    events { worker_connections 1024; }
    http { access_log off; sendfile on; tcp_nopush on; gzip_static on; types { text/html html; }
      client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder};
      scgi_temp_path ${folder}; server { listen 127.0.0.1:${port}; root ${folder}/www; } }`)
  return spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' })
}

async function wrk(url, encoding) {
  const child = spawn('wrk', ['-t1', '-c16', `-d${values.seconds}s`, '-H', `Accept-Encoding: ${encoding}`, url])
  let said = ''
  child.stdout.on('data', chunk => { said += chunk })
  await new Promise(resolve => child.on('close', resolve))
  expect(!said.includes('Non-2xx'), said)
  return Number(said.match(/Requests\/sec:\s+([\d.]+)/)[1])
}

const coalition = new Coalition(base, dataFolder)
console.log(`making ${size} organisations`)
const gathering = performance.now()
await coalition.gather(size, 50)
console.log(`made in ${Math.round((performance.now() - gathering) / 1000)} s`)

const warmUp = await coalition.openCall('Warming up', coalition.organisations.slice(0, 500))
await atRate(Number(values.rate), coalition.organisations.slice(0, 500), each => coalition.sign(warmUp, each))

const call = await coalition.openCall(`Signed by ${size}`, coalition.organisations)
const before = computed()
console.log('signing', await atRate(Number(values.rate), coalition.organisations.slice(0, paced), each => coalition.sign(call, each)))
if (values.pid) console.log(`the server computed ${((computed() - before) / paced).toFixed(1)} ms for each`)
if (paced < size) {
  const started = performance.now()
  await inParallel(coalition.organisations.slice(paced), 16, each => coalition.sign(call, each))
  console.log(`the others signed in ${Math.round((performance.now() - started) / 1000)} s`)
}
const { totals } = await coalition.coordinator.call('GET', `/api/v1/calls/${call.version}/board`)
expect(totals.signed === size, `the board shows ${JSON.stringify(totals)}`)

const path = await coalition.publish(call)
const folder = mkdtempSync(join(tmpdir(), 'signing-'))
const bundle = await request(base, 'GET', `${path}/bundle.zip`)
writeFileSync(join(folder, 'bundle.zip'), bundle.body)
if (values.verifier) console.log(`verified ${size} signatures in ${verify(join(folder, 'bundle.zip'))} ms, Java's start included`)

const page = {
  plain: (await request(base, 'GET', path)).body,
  gzip: (await request(base, 'GET', path, undefined, { 'Accept-Encoding': 'gzip' })).body
}
console.log(`the page has ${page.plain.length} bytes, ${page.gzip.length} compressed`)
const server = nginx(folder, page, values['nginx-port'])
await sleep(500)
const second = await coalition.openCall('Signed meanwhile', coalition.organisations)
const meanwhile = atRate(20, coalition.organisations.slice(0, Math.min(size, 20 * 2 * 7 * (Number(values.seconds) + 1))), each =>
  coalition.sign(second, each))
for (const encoding of ['gzip', 'identity']) {
  const own = []
  const other = []
  for (let warming = 0; warming < 3; warming++) await wrk(base + path, encoding)
  for (let turn = 0; turn < 2; turn++) {
    own.push(await wrk(base + path, encoding))
    other.push(await wrk(`http://127.0.0.1:${values['nginx-port']}/page.html`, encoding))
  }
  const mean = numbers => numbers.reduce((sum, number) => sum + number) / numbers.length
  console.log(`${encoding}: ${mean(own).toFixed()} pages/s, nginx ${mean(other).toFixed()}: ${(mean(own) / mean(other)).toFixed(2)} of it`)
}
console.log('signing meanwhile', await meanwhile)
server.kill()
process.exit(0)
