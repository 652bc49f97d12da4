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
  sent = 0
  acknowledged = 0
  refused = 0

  /**
   * @param address { url, document, token, localAddress }
   * @param listener { onReady(), onUpdate(update, editor), onAcknowledged(editor), onStateless(text), onClose(code) }
   */
  constructor(address, clientId, listener) {
    this.document = address.document
    this.clientId = clientId
    this.listener = listener
    this.doc = new Y.Doc({ gc: false })
    this.doc.clientID = clientId
    this.doc.on('update', update => this.sendUpdate(update))
    this.clock = 0
    this.connection = new Connection(address, {
      onOpen: connection => connection.send(message(this.document, AUTH, out => {
        encoding.writeVarUint(out, 0)
        encoding.writeVarString(out, address.token ?? '')
      })),
      onMessage: bytes => this.receive(bytes),
      onClose: (code, error) => {
        this.closed = true
        listener.onClose?.(code, error, this)
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
        if (decoding.readVarUint(decoder) !== 2) return this.listener.onClose?.(4401, new Error('denied'), this)
        if (this.authenticated) return
        this.authenticated = true
        return this.sendSync(0, Y.encodeStateVector(this.doc))
      case AWARENESS:
        return this.listener.onAwareness?.(bytes.length, this)
      case STATELESS:
        return this.listener.onStateless?.(decoding.readVarString(decoder), this)
      case CLOSE:
        return this.listener.onStateless?.(decoding.readVarString(decoder), this)
      case SYNC_STATUS:
        if (decoding.readVarUint(decoder) !== 1) return this.refused++
        this.acknowledged++
        return this.listener.onAcknowledged?.(this)
    }
  }

  synchronise(decoder) {
    const type = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (type === 0) {
      // An answer is acknowledged like an edit.
      this.sent++
      this.sendSync(1, Y.encodeStateAsUpdate(this.doc, payload))
      return
    }
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

  sendUpdate(update) {
    this.sent++
    this.sendSync(2, update)
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
