// Plays editors who go on through crashes and changes of server: commands in, one a line, and an answer to each.
import { createInterface } from 'node:readline'
import * as Y from 'yjs'
import { Editor } from './load/editor.mjs'
import { Latencies, until } from './load/measure.mjs'

const FIRST_CLIENT = 5_000_000
const RETRY_MS = 50

const editors = []
let urls = []
let typing
let surplus = 0
let latencies = new Latencies()
let tokens
const acknowledgements = []
const sentAt = new Map()

const text = doc => doc.getXmlFragment('default').toString()

/** An editor of a server that is gone goes to the next. */
const again = editor => {
  surplus += editor.surplus
  editor.surplus = 0
  setTimeout(() => {
    const own = urls.includes(editor.address.url) ? editor.address.url : urls[editor.clientId % urls.length]
    editor.connect(own)
  }, RETRY_MS)
}

const note = (update, receiver) => {
  const now = performance.now()
  for (const struct of Y.decodeUpdate(update).structs) {
    for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock++) {
      const sent = sentAt.get(`${struct.id.client}/${clock}`)
      if (sent && sent.url !== receiver.url) latencies.add(now - sent.at)
    }
  }
}

const openEverywhere = async drafts => {
  const fresh = []
  for (const url of urls) {
    for (const draft of drafts) {
      const begun = performance.now()
      const reader = new Editor({ url, document: draft, token: tokens?.[0] ?? 'reader', whole: true }, 4_000_000 + fresh.length, {
        onReady: () => (reader.openedIn = performance.now() - begun)
      })
      fresh.push(reader)
      await until(() => reader.ready, 60_000)
    }
  }
  return fresh
}

const commands = {
  /** @param tokens of members, who take turns; without them each editor is a member whose token is its name */
  async join({ urls: at, drafts, count, tokens: given, apart }) {
    urls = at
    tokens = given
    for (let i = 0; i < count; i++) {
      const editor = new Editor(
        {
          url: urls[i % urls.length],
          document: drafts[Math.floor(i / urls.length) % drafts.length],
          token: tokens ? tokens[i % tokens.length] : `member-${i}`,
          localAddress: tokens && `127.0.3.${(i % 250) + 1}`,
          whole: true,
          apart
        },
        FIRST_CLIENT + i,
        {
          onClose: () => again(editor),
          onUpdate: (update, receiver) => note(update, receiver),
          onAcknowledged: sent => acknowledgements.push({ at: Date.now(), ms: performance.now() - sent.at })
        }
      )
      editors.push(editor)
    }
    const joined = await until(() => editors.every(e => e.ready), 60_000)
    editors.forEach(editor => editor.begin())
    return { joined }
  },

  type({ rate }) {
    let next = 0
    typing = setInterval(() => {
      const editor = editors[next++ % editors.length]
      sentAt.set(`${editor.clientId}/${editor.clock}`, { at: performance.now(), url: editor.url })
      editor.type(String.fromCharCode(97 + (next % 26)))
    }, 1000 / rate / editors.length)
    return {}
  },

  /** How long acknowledgements took, in and outside so many seconds after each of these moments. */
  latencies({ moments, seconds }) {
    const within = new Latencies()
    const outside = new Latencies()
    for (const { at, ms } of acknowledgements) {
      const after = moments.some(moment => at >= moment && at < moment + seconds * 1000)
      ;(after ? within : outside).add(ms)
    }
    return { count: outside.count, p50: outside.percentile(0.5), p95: outside.percentile(0.95), p99: outside.percentile(0.99), p95Within: within.percentile(0.95) }
  },

  servers({ urls: now }) {
    urls = now
    return {}
  },

  /** Stops typing and waits until all is acknowledged, and everybody sees the same. */
  async settle() {
    clearInterval(typing)
    const acknowledged = await until(() => editors.every(e => e.ready && e.waiting.length === 0), 30_000)
    const drafts = [...new Set(editors.map(e => e.document))]
    const alike = () => drafts.every(d => new Set(editors.filter(e => e.document === d).map(e => text(e.doc))).size === 1)
    const converged = await until(alike, 60_000)
    return { acknowledged, converged, edits: sentAt.size, p95: latencies.percentile(0.95), crossed: latencies.count }
  },

  /** Looks at the drafts as somebody does who comes newly: what was acknowledged before has to be there. */
  async check() {
    const acknowledged = editors.map(editor => ({ editor, clock: editor.acknowledged }))
    const settled = editors.every(e => e.ready && e.waiting.length === 0)
    const fresh = await openEverywhere([...new Set(editors.map(e => e.document))])
    let lost = 0
    let differing = 0
    for (const reader of fresh) {
      const own = acknowledged.filter(({ editor }) => editor.document === reader.document)
      const lacks = () => own.filter(({ editor, clock }) => Y.getState(reader.doc.store, editor.clientId) < clock).length
      // What one server has acknowledged, another may be about to hear.
      await until(() => lacks() === 0, 5_000)
      lost += lacks()
      if (settled) differing += own.filter(({ editor }) => text(editor.doc) !== text(reader.doc)).length
      reader.end()
    }
    return {
      lost,
      differing,
      surplus: surplus + editors.reduce((sum, e) => sum + e.surplus, 0),
      slowestOpening: Math.max(...fresh.map(r => r.openedIn ?? Infinity)),
      characters: fresh.map(r => text(r.doc).length)
    }
  },

  state() {
    return {
      refused: editors.filter(e => e.refusals.some(r => r.includes('refused'))).length,
      frozen: editors.filter(e => e.refusals.some(r => r.includes('"frozen"'))).length,
      acknowledged: editors.reduce((sum, e) => sum + e.acknowledged, 0),
      open: editors.filter(e => e.ready && !e.closed).length
    }
  }
}

createInterface({ input: process.stdin }).on('line', async line => {
  let answer
  try {
    const command = JSON.parse(line)
    answer = await commands[command.do](command)
  } catch (error) {
    answer = { error: error.stack }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
})
