// Replays histories, one a line, on the real Yjs and answers with what each step led to. History.java is its twin.
import * as Y from 'yjs'
import { createInterface } from 'node:readline'

// What Yjs has to say about client ids must not mix with the answers.
console.log = () => {}

BigInt.prototype.toJSON = function () { return Number(this) }

const base64 = bytes => Buffer.from(bytes).toString('base64')
const bytes = text => new Uint8Array(Buffer.from(text, 'base64'))
const json = value => JSON.stringify(value) ?? 'undefined'

const revive = value => {
  if (Array.isArray(value)) return value.map(revive)
  if (value === null || typeof value !== 'object') return value
  if (value.$bytes !== undefined) return bytes(value.$bytes)
  if (value.$undefined) return undefined
  if (value.$number !== undefined) return Number(value.$number)
  if (value.$bigint !== undefined) return BigInt(value.$bigint)
  if (value.$doc !== undefined) return new Y.Doc({ guid: value.$doc, ...revive(value.options) })
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member)]))
}

const roots = {
  plain: doc => doc.getText('plain'),
  rich: doc => doc.getText('rich'),
  array: doc => doc.getArray('array'),
  map: doc => doc.getMap('map'),
  xml: doc => doc.getXmlFragment('xml')
}

// A step that no longer fits, because a shorter history lacks what it was about, does nothing.
const find = (doc, [root, ...steps]) => steps.reduce((type, step) => {
  if (type instanceof Y.Map && typeof step === 'string') return type.get(step)
  if (typeof step === 'number' && (type instanceof Y.Array || type instanceof Y.XmlFragment)) return type.get(step)
  return undefined
}, roots[root](doc))

const types = {
  array: () => new Y.Array(),
  map: () => new Y.Map(),
  text: () => new Y.Text(),
  xmlText: () => new Y.XmlText(),
  element: name => new Y.XmlElement(name)
}

const edits = {
  insertText: (type, index, text, attributes) => type.insert(index, text, attributes === null ? undefined : revive(attributes)),
  insertEmbed: (type, index, embed, attributes) => type.insertEmbed(index, revive(embed), revive(attributes)),
  format: (type, index, length, attributes) => type.format(index, length, revive(attributes)),
  applyDelta: (type, delta) => {
    const length = delta.reduce((sum, { retain = 0, delete: gone = 0 }) => sum + retain + gone, 0)
    if (length <= type.length) type.applyDelta(revive(delta))
  },
  insert: (type, index, values) => type.insert(index, revive(values)),
  push: (type, values) => type.push(revive(values)),
  insertType: (type, index, kind, name) => type.insert(index, [types[kind](name)]),
  delete: (type, index, length) => type.delete(index, length),
  set: (type, key, value) => type.set(key, revive(value)),
  setType: (type, key, kind) => type.set(key, types[kind]()),
  unset: (type, key) => type.delete(key),
  setAttribute: (type, key, value) => type.setAttribute(key, revive(value)),
  removeAttribute: (type, key) => type.removeAttribute(key)
}

const suited = {
  insertText: Y.Text, insertEmbed: Y.Text, format: Y.Text, applyDelta: Y.Text,
  insert: Y.Array, push: Y.Array,
  set: Y.Map, setType: Y.Map, unset: Y.Map
}
const children = type => type instanceof Y.Array ? ['array', 'map', 'text'] : ['element', 'xmlText']
const lists = [Y.Text, Y.Array, Y.XmlFragment]
const attributed = [Y.Text, Y.XmlElement]

const edit = (doc, [path, name, ...args]) => {
  const type = find(doc, path)
  const kinds = suited[name] ? [suited[name]] : name.endsWith('Attribute') ? attributed : lists
  if (!kinds.some(kind => type instanceof kind)) return
  if (name === 'insertType' && (type instanceof Y.Text || !children(type).includes(args[1]))) return
  if (typeof args[0] === 'number') {
    args[0] = Math.min(args[0], type.length)
    if (typeof args[1] === 'number') args[1] = Math.min(args[1], type.length - args[0])
  }
  edits[name](type, ...args)
}

const described = event => [
  event.path,
  [...event.keys].map(([key, { action, oldValue }]) => [key, action, json(oldValue)]),
  event.delta
]

const replay = history => {
  const docs = []
  const ids = []
  const emitted = []
  // A document that had to take a random client id makes no more changes, since nobody could make the same.
  const mayEdit = user => docs[user].clientID === ids[user]
  const state = doc => {
    Object.values(roots).forEach(root => root(doc))
    return [
      json(doc.toJSON()), json(doc.getText('rich').toDelta()),
      base64(Y.encodeStateVector(doc)), base64(Y.encodeStateAsUpdate(doc)), base64(Y.encodeStateAsUpdateV2(doc))
    ]
  }
  const steps = {
    open: (clientId, gc, define, observe) => {
      const doc = new Y.Doc({ gc })
      doc.clientID = clientId
      doc.on('afterTransaction', ({ local, origin, deleteSet, beforeState, afterState }) => {
        const news = deleteSet.clients.size > 0 || [...afterState].some(([client, clock]) => beforeState.get(client) !== clock)
        if (news) emitted.push(`${local} ${origin}`)
      })
      doc.on('update', update => emitted.push(base64(update)))
      doc.on('updateV2', update => emitted.push(base64(update)))
      if (define || observe) Object.values(roots).forEach(root => root(doc))
      if (observe) {
        for (const root of Object.values(roots)) {
          root(doc).observe(event => emitted.push('event ' + json(described(event))))
          root(doc).observeDeep(events => emitted.push('events ' + json(events.map(described))))
        }
      }
      docs.push(doc)
      ids.push(clientId)
    },
    define: (user, root) => { roots[root](docs[user]) },
    edit: (user, list) => mayEdit(user) && docs[user].transact(() => list.forEach(change => edit(docs[user], change)), `edit of ${user}`),
    type: (user, list) => mayEdit(user) && list.forEach(change => edit(docs[user], change)),
    apply: (user, update) => Y.applyUpdate(docs[user], bytes(update), 'update'),
    applyV2: (user, update) => Y.applyUpdateV2(docs[user], bytes(update)),
    sync: (from, to) => Y.applyUpdate(docs[to], Y.encodeStateAsUpdate(docs[from], Y.encodeStateVector(docs[to]))),
    syncV2: (from, to) => Y.applyUpdateV2(docs[to], Y.encodeStateAsUpdateV2(docs[from], Y.encodeStateVector(docs[to]))),
    state: user => state(docs[user]),
    encoded: user => state(docs[user]).slice(2),
    diff: (user, vector) => [
      base64(Y.encodeStateAsUpdate(docs[user], bytes(vector))), base64(Y.encodeStateAsUpdateV2(docs[user], bytes(vector)))
    ],
    merge: (updates, vector) => {
      const merged = Y.mergeUpdates(updates.map(bytes))
      const mergedV2 = Y.mergeUpdatesV2(updates.map(update => Y.convertUpdateFormatV1ToV2(bytes(update))))
      return [
        merged, mergedV2, Y.diffUpdate(merged, bytes(vector)), Y.diffUpdateV2(mergedV2, bytes(vector)),
        Y.encodeStateVectorFromUpdate(merged), Y.encodeStateVectorFromUpdateV2(mergedV2), Y.convertUpdateFormatV2ToV1(mergedV2)
      ].map(base64)
    },
    snapshot: user => {
      const snapshot = Y.snapshot(docs[user])
      return [base64(Y.encodeSnapshot(snapshot)), base64(Y.encodeSnapshotV2(snapshot))]
    },
    restore: (user, snapshot, update) => {
      const decoded = Y.decodeSnapshot(bytes(snapshot))
      const same = Y.equalSnapshots(decoded, Y.snapshot(docs[user]))
      const contains = Y.snapshotContainsUpdate(decoded, bytes(update))
      let restored = ['not restored']
      if (!docs[user].gc) {
        try {
          restored = state(Y.createDocFromSnapshot(docs[user], decoded))
        } catch {}
      }
      return [`${same} ${contains}`, ...restored]
    },
    position: (user, path, index, assoc) => {
      const type = find(docs[user], path)
      if (!lists.some(kind => type instanceof kind)) return []
      const position = Y.createRelativePositionFromTypeIndex(type, Math.min(index, type.length), assoc)
      return [base64(Y.encodeRelativePosition(position)), json(Y.relativePositionToJSON(position))]
    },
    resolve: (user, encoded) => {
      const position = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes(encoded)), docs[user])
      return [position === null || position.type.constructor === Y.AbstractType ? 'nowhere' : `${position.index} ${position.assoc} ${json(position.type)}`]
    }
  }
  return history.map(([step, ...args]) => {
    emitted.length = 0
    let result
    try {
      result = steps[step](...args) || []
    } catch (error) {
      result = ['throws']
      if (process.env.VERBOSE) console.error(step, error)
    }
    return [...emitted, ...result]
  })
}

createInterface({ input: process.stdin }).on('line', line => {
  let answer
  try {
    answer = replay(JSON.parse(line))
  } catch (error) {
    answer = { error: error.stack }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
})
