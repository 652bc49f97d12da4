// What a crowd of editors sees: how long an edit takes to everybody else, and whether every one of them arrives.
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { Editor } from './editor.mjs'

const BUCKETS_PER_MS = 10
const LONGEST_MS = 60_000

export class Latencies {
  buckets = new Uint32Array(LONGEST_MS * BUCKETS_PER_MS)
  count = 0

  add(ms) {
    this.buckets[Math.min(this.buckets.length - 1, Math.max(0, Math.floor(ms * BUCKETS_PER_MS)))]++
    this.count++
  }

  percentile(share) {
    let left = Math.ceil(this.count * share)
    for (let i = 0; i < this.buckets.length; i++) {
      left -= this.buckets[i]
      if (left <= 0) return i / BUCKETS_PER_MS
    }
    return 0
  }
}

/** Everybody in a room gets the same bytes, so they are decoded once. */
class DecodedUpdates {
  byLength = new Map()

  of(update) {
    let recent = this.byLength.get(update.length)
    if (recent === undefined) this.byLength.set(update.length, (recent = []))
    for (let i = recent.length - 1; i >= 0; i--) {
      if (Buffer.compare(recent[i].update, update) === 0) return recent[i].ranges
    }
    const ranges = Y.decodeUpdate(update).structs.map(struct => [struct.id.client, struct.id.clock, struct.length])
    recent.push({ update: Buffer.from(update), ranges })
    if (recent.length > 32) recent.shift()
    return ranges
  }
}

class Room {
  decoded = new DecodedUpdates()

  constructor(size, firstClient, rate, seconds) {
    this.size = size
    this.firstClient = firstClient
    this.seen = Array.from({ length: size }, () => new Uint32Array(size))
    this.sentAt = Array.from({ length: size }, () => new Float64Array(Math.ceil(rate * seconds) + 16))
  }

  /** Returns how many edits are new to the receiver, and notes how old they are if they count. */
  receive(update, receiver, now, latencies) {
    const seen = this.seen[receiver]
    let delivered = 0
    for (const [client, clock, length] of this.decoded.of(update)) {
      const sender = client - this.firstClient
      const end = clock + length
      if (sender < 0 || sender >= this.size || end <= seen[sender]) continue
      for (let c = Math.max(clock, seen[sender]); c < end; c++) {
        if (sender === receiver) continue
        delivered++
        const sent = this.sentAt[sender][c]
        if (sent > 0) latencies.add(now - sent)
      }
      seen[sender] = end
    }
    return delivered
  }
}

/** Seconds of processor time that a process and its threads have used. */
export const cpuSeconds = pid => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

export const residentMegabytes = pid =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))[1]) / 1024

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

export const until = async (condition, ms) => {
  const end = performance.now() + ms
  while (!condition()) {
    if (performance.now() > end) return false
    await pause(10)
  }
  return true
}

/**
 * Lets editors type into documents and returns what they saw.
 *
 * @param target { url, tokens, pid, addresses }; addresses of this machine to connect from, as one may have only so many connections
 * @param load { documents, editors (in each), rate (edits a second each), warmUp and seconds, carets }
 */
export const measure = async ({ url, tokens = [''], pid, addresses = [undefined] }, { documents, editors: size, rate, warmUp = 3, seconds = 10, carets = false }) => {
  const base = 1_000_000_000 + Math.floor(Math.random() * 1_000_000_000)
  const arrivals = new Latencies()
  const acknowledgements = new Latencies()
  const editors = []
  let delivered = 0
  let awarenessBytes = 0
  let ready = 0
  let lost = 0
  let measuredFrom = Infinity

  for (let r = 0; r < documents.length; r++) {
    const room = new Room(size, base + r * size, rate, warmUp + seconds + 5)
    for (let i = 0; i < size; i++) {
      const address = {
        url,
        document: documents[r],
        token: tokens[editors.length % tokens.length],
        localAddress: addresses[editors.length % addresses.length]
      }
      const editor = new Editor(address, base + r * size + i, {
        onReady: () => ready++,
        onUpdate: update => (delivered += room.receive(update, i, performance.now(), arrivals)),
        onAwareness: length => (awarenessBytes += length),
        onAcknowledged: sent => sent.at >= measuredFrom && acknowledgements.add(performance.now() - sent.at),
        onClose: () => lost++
      })
      editor.room = room
      editor.index = i
      editors.push(editor)
      if (editors.length % 25 === 0) await until(() => ready + lost >= editors.length - 10, 10_000)
    }
  }
  await until(() => ready + lost >= editors.length, 30_000)
  if (ready < editors.length) throw new Error(`only ${ready} of ${editors.length} could join`)
  editors.forEach(editor => editor.begin())
  const complete = () =>
    editors.every(({ room, index, closed }) => closed || room.seen[index].every((end, sender) => sender === index || end >= room.editors[sender].clock))
  editors.forEach(editor => (editor.room.editors ??= []).push(editor))
  await until(complete, 30_000)

  const period = 1000 / rate
  const begin = performance.now()
  measuredFrom = begin + warmUp * 1000
  const end = measuredFrom + seconds * 1000
  const due = editors.map((editor, i) => ({ editor, at: begin + (i * period) / editors.length })).sort((a, b) => a.at - b.at)
  let cpu
  let own
  let edits = 0
  let deliveredBefore = 0
  await new Promise(resolve => {
    const timer = setInterval(() => {
      const now = performance.now()
      if (cpu === undefined && now >= measuredFrom) {
        cpu = pid ? cpuSeconds(pid) : 0
        own = process.cpuUsage()
        deliveredBefore = delivered
      }
      while (due[0].at <= now) {
        const next = due.shift()
        const { editor } = next
        if (!editor.closed) {
          const measured = next.at >= measuredFrom
          editor.room.sentAt[editor.index][editor.clock] = measured ? performance.now() : 0
          if (measured) edits++
          editor.type()
          if (carets) editor.showCaret()
        }
        next.at += period
        due.push(next)
      }
      if (now >= end) {
        clearInterval(timer)
        resolve()
      }
    }, 1)
  })
  const usedBy = process.cpuUsage(own)
  const used = pid ? cpuSeconds(pid) - cpu : undefined
  const deliveredInTime = delivered - deliveredBefore
  const whole = await until(() => complete() && editors.every(e => e.closed || e.waiting.length === 0), 20_000)
  const expected = edits * (size - 1)
  editors.forEach(editor => editor.end())
  return {
    editors: size,
    rooms: documents.length,
    edits,
    delivered: arrivals.count / expected,
    complete: whole && lost === 0,
    lost,
    p50: arrivals.percentile(0.5),
    p95: arrivals.percentile(0.95),
    p99: arrivals.percentile(0.99),
    acknowledged: acknowledgements.count / edits,
    ackP95: acknowledgements.percentile(0.95),
    serverCpu: used === undefined ? undefined : used / seconds,
    generatorCpu: (usedBy.user + usedBy.system) / 1e6 / seconds,
    cpuPerDelivered: used === undefined ? undefined : (used / deliveredInTime) * 1e6,
    awarenessMegabytes: carets ? awarenessBytes / 1e6 : undefined
  }
}

export const row = (name, r) =>
  `| ${name} | ${r.rooms} × ${r.editors} | ${r.p50.toFixed(0)} / ${r.p95.toFixed(0)} / ${r.p99.toFixed(0)} ms | ${(r.delivered * 100).toFixed(1)} % | ` +
  `${(r.acknowledged * 100).toFixed(1)} %, p95 ${r.ackP95.toFixed(0)} ms | ${(r.serverCpu ?? 0).toFixed(2)} | ${(r.cpuPerDelivered ?? 0).toFixed(2)} µs | ${r.generatorCpu.toFixed(2)} |`
