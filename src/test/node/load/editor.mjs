// Somebody who types into a draft: the whole Hocuspocus protocol, but of the document only what they wrote themselves.
// What others write is counted, not integrated.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Connection } from './connection.mjs'

const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const SYNC_REPLY = 4
const STATELESS = 5
const CLOSE = 7
const SYNC_STATUS = 8

const message = (document, type, write) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export class Editor {
  authenticated = false
  synced = false
  ready = false
  closed = false
  refusals = []

  /** What was sent on this connection and not acknowledged yet: { clock, at }. */
  waiting = []

  /** How many acknowledgements there were on this connection for which nothing waited. */
  surplus = 0

  /** All before this clock has been acknowledged. */
  acknowledged = 0

  /**
   * @param address { url, document, token, localAddress, whole, apart }; whole if the document is to have what others write, apart
   *   if a proxy is not told which draft it is
   * @param listener { onReady(editor), onUpdate(update, editor), onAcknowledged(sent, editor), onClose(code, error, editor) }
   */
  constructor(address, clientId, listener) {
    this.address = address
    this.document = address.document
    this.clientId = clientId
    this.listener = listener
    this.doc = new Y.Doc({ gc: !!address.whole })
    this.doc.clientID = clientId
    this.doc.on('update', (update, origin) => {
      if (origin !== 'server' && this.synced) this.sendEdit(2, update)
    })
    this.clock = 0
    this.connect(address.url)
  }

  connect(url) {
    this.url = url
    this.authenticated = this.synced = this.ready = this.closed = false
    this.waiting = []
    const at = this.address.apart ? url : `${url}?draft=${encodeURIComponent(this.document)}`
    this.connection = new Connection({ ...this.address, url: at }, {
      onOpen: connection => connection.send(message(this.document, AUTH, out => {
        encoding.writeVarUint(out, 0)
        encoding.writeVarString(out, this.address.token ?? '')
      })),
      onMessage: bytes => this.receive(bytes),
      onClose: (code, error) => {
        this.closed = true
        this.synced = false
        this.listener.onClose?.(code, error, this)
      }
    })
  }

  receive(bytes) {
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarUint8Array(decoder)
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
      case SYNC_REPLY:
        return this.synchronise(decoder)
      case AUTH:
        if (decoding.readVarUint(decoder) !== 2) return this.refusals.push('denied')
        if (this.authenticated) return
        this.authenticated = true
        return this.sendSync(0, Y.encodeStateVector(this.doc))
      case AWARENESS:
        return this.listener.onAwareness?.(bytes.length, this)
      case STATELESS:
      case CLOSE:
        return this.refusals.push(decoding.readVarString(decoder))
      case SYNC_STATUS:
        if (decoding.readVarUint(decoder) !== 1) return this.waiting.shift()
        return this.acknowledge()
    }
  }

  acknowledge() {
    const sent = this.waiting.shift()
    if (sent === undefined) return this.surplus++
    this.acknowledged = Math.max(this.acknowledged, sent.clock)
    this.listener.onAcknowledged?.(sent, this)
  }

  synchronise(decoder) {
    const type = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (type === 0) {
      // An answer is acknowledged like an edit.
      this.synced = true
      return this.sendEdit(1, Y.encodeStateAsUpdate(this.doc, payload))
    }
    if (this.address.whole) Y.applyUpdate(this.doc, payload, 'server')
    this.listener.onUpdate?.(payload, this)
    if (!this.ready) {
      this.ready = true
      this.listener.onReady?.(this)
    }
  }

  sendSync(type, payload) {
    this.connection.send(message(this.document, SYNC, out => {
      encoding.writeVarUint(out, type)
      encoding.writeVarUint8Array(out, payload)
    }))
  }

  sendEdit(type, update) {
    this.waiting.push({ clock: Y.getState(this.doc.store, this.clientId), at: performance.now() })
    this.sendSync(type, update)
  }

  /** Makes the paragraph that this editor types into. */
  begin() {
    this.doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      this.text = new Y.XmlText()
      paragraph.insert(0, [this.text])
      this.doc.getXmlFragment('default').push([paragraph])
      this.text.insert(0, '>')
    })
    this.clock = Y.getState(this.doc.store, this.clientId)
  }

  /** Types one character and returns the clock that it has. */
  type(character = 'x') {
    this.text.insert(this.text.length, character)
    return this.clock++
  }

  /** Says where the caret is, as an editor does with every edit. */
  showCaret() {
    this.carets = (this.carets ?? 0) + 1
    const state = JSON.stringify({
      user: { name: `Editor ${this.clientId}`, color: '#0b6e4f' },
      cursor: {
        anchor: { type: null, tname: null, item: { client: this.clientId, clock: this.clock - 1 }, assoc: 0 },
        head: { type: null, tname: null, item: { client: this.clientId, clock: this.clock - 1 }, assoc: 0 }
      }
    })
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, 1)
    encoding.writeVarUint(update, this.clientId)
    encoding.writeVarUint(update, this.carets)
    encoding.writeVarString(update, state)
    this.connection.send(message(this.document, AWARENESS, out =>
      encoding.writeVarUint8Array(out, encoding.toUint8Array(update))))
  }

  end() {
    this.connection.end()
  }
}
