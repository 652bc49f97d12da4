// Replays histories, one a line, on the real Yjs and answers with what each step led to.
import * as Y from 'yjs'
import { createInterface } from 'node:readline'

const base64 = bytes => Buffer.from(bytes).toString('base64')
const bytes = text => new Uint8Array(Buffer.from(text, 'base64'))

const revive = value => {
  if (Array.isArray(value)) return value.map(revive)
  if (value === null || typeof value !== 'object') return value
  if (value.$bytes !== undefined) return bytes(value.$bytes)
  if (value.$undefined) return undefined
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member)]))
}

const roots = {
  plain: doc => doc.getText('plain'),
  rich: doc => doc.getText('rich'),
  array: doc => doc.getArray('array'),
  map: doc => doc.getMap('map'),
  xml: doc => doc.getXmlFragment('xml')
}

const find = (doc, [root, ...steps]) => steps.reduce((type, step) => type.get(step), roots[root](doc))

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

const replay = history => {
  const docs = []
  const emitted = []
  const steps = {
    open: (clientId, gc, define) => {
      const doc = new Y.Doc({ gc })
      doc.clientID = clientId
      doc.on('update', update => emitted.push(base64(update)))
      doc.on('updateV2', update => emitted.push(base64(update)))
      if (define) Object.values(roots).forEach(root => root(doc))
      docs.push(doc)
    },
    edit: (user, list) => docs[user].transact(() => {
      for (const [path, name, ...args] of list) edits[name](find(docs[user], path), ...args)
    }),
    apply: (user, update) => Y.applyUpdate(docs[user], bytes(update)),
    applyV2: (user, update) => Y.applyUpdateV2(docs[user], bytes(update)),
    sync: (from, to) => Y.applyUpdate(docs[to], Y.encodeStateAsUpdate(docs[from], Y.encodeStateVector(docs[to]))),
    syncV2: (from, to) => Y.applyUpdateV2(docs[to], Y.encodeStateAsUpdateV2(docs[from], Y.encodeStateVector(docs[to]))),
    state: user => {
      const doc = docs[user]
      Object.values(roots).forEach(root => root(doc))
      return [
        JSON.stringify(doc.toJSON()), JSON.stringify(doc.getText('rich').toDelta()),
        base64(Y.encodeStateVector(doc)), base64(Y.encodeStateAsUpdate(doc)), base64(Y.encodeStateAsUpdateV2(doc))
      ]
    },
    diff: (user, vector) => [
      base64(Y.encodeStateAsUpdate(docs[user], bytes(vector))), base64(Y.encodeStateAsUpdateV2(docs[user], bytes(vector)))
    ],
    merge: (updates, vector) => {
      const merged = Y.mergeUpdates(updates.map(bytes))
      const mergedV2 = Y.mergeUpdatesV2(updates.map(update => Y.convertUpdateFormatV1ToV2(bytes(update))))
      return [
        merged, mergedV2, Y.diffUpdate(merged, bytes(vector)), Y.diffUpdateV2(mergedV2, bytes(vector)),
        Y.encodeStateVectorFromUpdate(merged), Y.convertUpdateFormatV2ToV1(mergedV2)
      ].map(base64)
    }
  }
  return history.map(([step, ...args]) => {
    emitted.length = 0
    const result = steps[step](...args) ?? []
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
