// The real Yjs at the work that YjsBenchmark gives it: one command a line, and what it took as an answer.
// Run with --expose-gc.
import * as Y from 'yjs'
import fs from 'node:fs'
import { createInterface } from 'node:readline'

const reader = bytes => {
  let at = 0
  const number = () => {
    let value = 0
    let factor = 1
    for (;;) {
      const next = bytes[at++]
      value += (next & 127) * factor
      if (next < 128) return value
      factor *= 128
    }
  }
  const slice = () => {
    const length = number()
    at += length
    return bytes.subarray(at - length, at)
  }
  return { number, slice }
}

const edits = []
const updates = []
let v1
let v2

const timed = (work, times = 1) => {
  globalThis.gc()
  const cpu = process.cpuUsage()
  const start = performance.now()
  for (let i = 0; i < times; i++) work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { ms: ms / times, cpu: (user + system) / 1000 / times }
}

const apply = () => {
  const doc = new Y.Doc()
  doc.clientID = 1
  const text = doc.getText('text')
  let bytes = 0
  doc.on('update', update => { bytes += update.length })
  for (const [position, what] of edits) {
    if (typeof what === 'string') text.insert(position, what)
    else text.delete(position, what)
  }
  return doc
}

const heap = () => {
  for (let i = 0; i < 4; i++) globalThis.gc()
  return process.memoryUsage().heapUsed
}

const commands = {
  history: ({ path }) => {
    const { number, slice } = reader(fs.readFileSync(path))
    for (let count = number(); count > 0; count--) {
      const insert = number() === 1
      const position = number()
      edits.push([position, insert ? slice().toString('utf8') : number()])
    }
    const doc = apply()
    v1 = Y.encodeStateAsUpdate(doc)
    v2 = Y.encodeStateAsUpdateV2(doc)
    return { v1: v1.length, v2: v2.length, text: doc.getText('text').length }
  },
  only: ({ path }) => {
    const { number, slice } = reader(fs.readFileSync(path))
    for (let count = number(); count > 0; count--) {
      const insert = number() === 1
      const position = number()
      edits.push([position, insert ? slice().toString('utf8') : number()])
    }
    return timed(apply)
  },
  updates: ({ path }) => {
    const { number, slice } = reader(fs.readFileSync(path))
    for (let count = number(); count > 0; count--) updates.push(new Uint8Array(slice()))
    return {}
  },
  apply: () => timed(apply),
  loadV1: ({ times }) => timed(() => Y.applyUpdate(new Y.Doc(), v1), times),
  loadV2: ({ times }) => timed(() => Y.applyUpdateV2(new Y.Doc(), v2), times),
  small: () => timed(() => {
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
  }),
  memory: () => {
    const documents = []
    const before = heap()
    for (let i = 0; i < 10; i++) {
      documents.push(new Y.Doc())
      Y.applyUpdate(documents[i], v1)
    }
    return { bytes: (heap() - before) / documents.length }
  }
}

createInterface({ input: process.stdin }).on('line', line => {
  const command = JSON.parse(line)
  process.stdout.write(JSON.stringify(commands[command.do](command)) + '\n')
})
