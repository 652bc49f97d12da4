// A coalition as large as asked for, made over the REST API of a server that was started with --demo.
import { readFileSync } from 'node:fs'
import http from 'node:http'

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const COUNTRIES = ['KE', 'ZA', 'SN', 'NG', 'IN', 'PH', 'JP', 'LB', 'PL', 'RO', 'GE', 'CL', 'BR', 'MX', 'NO', 'DE', 'FR', 'GB', 'US', 'CA']

export function request(base, method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const url = new URL(path, base)
    const sent = http.request(url, { method, agent, headers }, answer => {
      const chunks = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Somebody with a personal access token. */
export class Caller {
  constructor(base, token) {
    this.base = base
    this.headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  }

  /** Returns what was answered; throws unless it was a success. */
  async call(method, path, body) {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const answer = await request(this.base, method, path, sent, this.headers)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
    return answer.headers['content-type']?.includes('json') ? JSON.parse(answer.body) : answer.body
  }
}

/** Does `work` for each item, so many at a time. */
export async function inParallel(items, width, work) {
  const results = new Array(items.length)
  let next = 0
  await Promise.all(Array.from({ length: width }, async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await work(items[i], i)
    }
  }))
  return results
}

async function until(what, find) {
  for (let i = 0; i < 600; i++) {
    const found = await find()
    if (found) return found
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`waited in vain for ${what}`)
}

export class Coalition {
  constructor(base, dataFolder) {
    this.base = base
    const [port, secret] = readFileSync(`${dataFolder}/operator`, 'utf8').trim().split('\n')
    this.operator = { base: `http://127.0.0.1:${port}`, secret }
    this.mark = Date.now().toString(36)
  }

  async caller(email) {
    const headers = { 'X-Operator-Secret': this.operator.secret, 'Content-Type': 'application/json' }
    const answer = await request(this.operator.base, 'POST', '/operator/token', JSON.stringify([email, 'load', '--scope', 'read,write,sign,administer,authorise']), headers)
    if (answer.status !== 200) throw new Error(`no token for ${email}: ${answer.body}`)
    return new Caller(this.base, answer.body.toString().trim().split('\n').at(-1))
  }

  async organisation(name, country) {
    return (await this.administrator.call('POST', '/api/v1/organisations', {
      officialName: name, displayName: name.slice(0, 60), country, region: 'AFRICA', status: 'NONE', domain: ''
    })).id
  }

  async member(name, organisation, ...roles) {
    const email = `${name.toLowerCase()}-${this.mark}@example.org`
    const { id } = await this.administrator.call('POST', '/api/v1/members', { name, email, organisation, roles })
    return Object.assign(await this.caller(email), { id })
  }

  /** Organisations with representatives, who each act for many of them. */
  async gather(size, representatives) {
    this.administrator = await this.caller('ingrid@wapit.example')
    const seat = await this.organisation(`Secretariat ${this.mark}`, 'KE')
    this.coordinator = await this.member('Coordinator', seat, 'COORDINATOR', 'DRAFTER')
    this.clearing = await this.member('Clearing', seat, 'COORDINATOR', 'REVIEWER')
    this.reviewers = await inParallel([1, 2, 3], 1, async i =>
      this.member(`Reviewer${i}`, await this.organisation(`Reviewers ${i} ${this.mark}`, 'KE'), 'REVIEWER'))
    this.signers = await inParallel(Array.from({ length: representatives }, (_, i) => i), 8, i =>
      this.member(`Signer${i}`, seat, 'REPRESENTATIVE'))
    const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    this.organisations = await inParallel(Array.from({ length: size }, (_, i) => i), 16, async i => {
      const id = await this.organisation(`Organisation for rights online no. ${i} ${this.mark}`, COUNTRIES[i % COUNTRIES.length])
      const signer = this.signers[i % this.signers.length]
      await this.administrator.call('POST', '/api/v1/mandates', {
        member: signer.id, organisation: id, from, until: null, evidence: 'Board decision'
      })
      return { id, signer }
    })
  }

  /** A statement that passed its reviews, with its call open to these organisations. */
  async openCall(title, organisations) {
    const grants = this.reviewers.map(({ id }) => ({ member: id, right: 'REVIEW' }))
    const statement = (await this.coordinator.call('POST', '/api/v1/statements', {
      title, language: 'en', markdown: `# ${title}\n\n${'We call on States to protect researchers. '.repeat(100)}\n`, grants
    })).id
    const { hash } = await this.coordinator.call('POST', `/api/v1/statements/${statement}/versions`)
    for (const who of [...this.reviewers, this.clearing]) await this.approve(statement, who)
    await until('the approval', async () =>
      (await this.coordinator.call('GET', `/api/v1/statements/${statement}`)).phase === 'APPROVED')
    const { version } = await this.coordinator.call('POST', `/api/v1/statements/${statement}/calls`, {
      organisations: organisations.map(({ id }) => id), deadline: new Date(Date.now() + 86_400_000).toISOString()
    })
    return { statement, version, hash }
  }

  async approve(statement, who) {
    const stage = await until('a stage to decide', async () =>
      (await who.call('GET', `/api/v1/statements/${statement}/stages`)).find(({ standing }) => standing === 'MAY_DECIDE')?.stage)
    await who.call('POST', `/api/v1/stages/${stage.id}/decisions`, { hash: stage.hash, verdict: 'APPROVE', comment: '' })
  }

  sign({ version, hash }, { id, signer }) {
    return signer.call('PUT', `/api/v1/calls/${version}/signatures/${id}`, { hash, reservation: null })
  }

  /** Closes the call and publishes; returns the public page's path. */
  async publish({ statement, version, hash }) {
    await this.coordinator.call('POST', `/api/v1/calls/${version}/closing`)
    await until('the closing', async () =>
      (await this.coordinator.call('GET', `/api/v1/statements/${statement}`)).phase === 'CLOSED')
    return `/p/${(await this.coordinator.call('POST', `/api/v1/statements/${statement}/publication`, { hash })).slug}`
  }
}
