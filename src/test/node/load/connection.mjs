// A WebSocket client that does no more than is needed, so that hundreds of them leave the processor to the server.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
const NOTHING = Buffer.alloc(0)

export class Connection {
  closeCode

  /** @param address { url, localAddress, headers } */
  constructor(address, { onOpen, onMessage, onClose }) {
    const url = new URL(address.url)
    this.listener = { onMessage, onClose }
    this.rest = NOTHING
    this.parts = []
    this.socket = connect({ host: url.hostname, port: url.port, localAddress: address.localAddress, noDelay: true })
    this.socket.on('error', error => (this.error = error))
    this.socket.on('close', () => onClose?.(this.closeCode ?? 1006, this.error))
    this.socket.once('connect', () => this.socket.write(handshake(url, address.headers)))
    let head = NOTHING
    const readHead = chunk => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      this.socket.off('data', readHead)
      if (!head.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) {
        this.error = new Error(head.toString('latin1', 0, head.indexOf('\r\n')))
        this.socket.destroy()
        return
      }
      this.socket.on('data', data => this.read(data))
      onOpen?.(this)
      if (head.length > end + 4) this.read(head.subarray(end + 4))
    }
    this.socket.on('data', readHead)
  }

  read(chunk) {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    let at = 0
    while (bytes.length - at >= 2) {
      let start = at + 2
      let length = bytes[at + 1] & 0x7f
      if (length === 126) {
        if (bytes.length - at < 4) break
        length = bytes.readUInt16BE(at + 2)
        start = at + 4
      } else if (length === 127) {
        if (bytes.length - at < 10) break
        length = Number(bytes.readBigUInt64BE(at + 2))
        start = at + 10
      }
      if (bytes.length - start < length) break
      this.frame(bytes[at], bytes.subarray(start, start + length))
      at = start + length
    }
    this.rest = at === bytes.length ? NOTHING : bytes.subarray(at)
  }

  frame(first, payload) {
    const last = (first & 0x80) !== 0
    switch (first & 0x0f) {
      case PING:
        return this.write(PONG, payload)
      case PONG:
        return
      case CLOSE:
        this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
        this.write(CLOSE, payload.subarray(0, 2))
        return this.socket.end()
    }
    if (last && this.parts.length === 0) return this.listener.onMessage?.(payload)
    this.parts.push(payload)
    if (last) {
      const whole = Buffer.concat(this.parts)
      this.parts = []
      this.listener.onMessage?.(whole)
    }
  }

  send(payload) {
    this.write(BINARY, payload)
  }

  /** Every frame of a client has to carry a mask; this one changes nothing. */
  write(type, payload, first = 0x80 | type) {
    const length = payload.length
    const extra = length < 126 ? 0 : length < 65536 ? 2 : 8
    const frame = Buffer.alloc(6 + extra + length)
    frame[0] = first
    if (extra === 0) {
      frame[1] = 0x80 | length
    } else if (extra === 2) {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(length, 2)
    } else {
      frame[1] = 0x80 | 127
      frame.writeBigUInt64BE(BigInt(length), 2)
    }
    frame.set(payload, 6 + extra)
    this.socket.write(frame)
  }

  /** Reads nothing more, as a client does that hangs. */
  stall() {
    this.socket.pause()
  }

  end() {
    this.socket.destroy()
  }
}

const handshake = (url, headers = {}) =>
  [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    ''
  ].join('\r\n')
