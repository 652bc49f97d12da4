// Plays clients of a draft with the real provider: commands in, one a line, and an answer to each.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import * as Y from 'yjs'

/** As in browsers, a connection whose error nobody listens for ends without an exception. */
class BrowserLikeSocket extends WebSocket {
  constructor(...address) {
    super(...address)
    this.on('error', () => {})
  }
}

const clients = new Map()

const join = ({ client, url, draft, token, clientId }) => {
  const document = new Y.Doc()
  if (clientId !== undefined) document.clientID = clientId
  const events = []
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: BrowserLikeSocket, delay: 100, minDelay: 100 })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: draft,
    document,
    token: token ?? null,
    onAuthenticated: ({ scope }) => events.push(`scope ${scope}`),
    onAuthenticationFailed: ({ reason }) => events.push(`denied ${reason}`),
    onStateless: ({ payload }) => events.push(payload),
    onSynced: () => events.push('synced'),
    onClose: ({ event }) => events.push(`closed ${event.code} ${event.reason ?? ''}`)
  })
  provider.attach()
  clients.set(client, { document, provider, socket, events })
}

const text = document => {
  const fragment = document.getXmlFragment('default')
  if (fragment.length === 0) {
    document.transact(() => {
      fragment.insert(0, [new Y.XmlElement('paragraph')])
      fragment.get(0).insert(0, [new Y.XmlText()])
    })
  }
  return fragment.get(0).get(0)
}

const state = ({ document, provider, socket, events }) => ({
  text: document.getXmlFragment('default').toString(),
  unsynced: provider.unsyncedChanges,
  status: socket.status,
  clientId: document.clientID,
  events,
  people: Object.fromEntries(provider.awareness.getStates())
})

const commands = {
  join,
  type: ({ client, text: typed }) => {
    const { document } = clients.get(client)
    text(document).insert(text(document).length, typed)
  },
  put: ({ client, index, text: typed }) => {
    const { document } = clients.get(client)
    text(document).insert(index % (text(document).length + 1), typed)
  },
  erase: ({ client, text: words }) => {
    const { document } = clients.get(client)
    const index = text(document).toString().indexOf(words)
    if (index >= 0) text(document).delete(index, words.length)
  },
  element: ({ client, name, attributes }) => {
    const element = new Y.XmlElement(name)
    for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value)
    clients.get(client).document.getXmlFragment('default').push([element])
  },
  mark: ({ client, name, value }) => {
    const { document } = clients.get(client)
    document.transact(() => text(document).insert(0, 'marked', { [name]: value }))
  },
  root: ({ client }) => clients.get(client).document.getMap('elsewhere').set('key', 1),
  present: ({ client, state: shown }) => clients.get(client).provider.awareness.setLocalState(shown),
  send: ({ client, bytes }) => clients.get(client).socket.webSocket.send(Buffer.from(bytes, 'base64')),
  disconnect: ({ client }) => clients.get(client).socket.disconnect(),
  connect: ({ client }) => clients.get(client).socket.connect(),
  leave: ({ client }) => {
    clients.get(client).provider.destroy()
    clients.get(client).socket.destroy()
  },
  state: () => {}
}

createInterface({ input: process.stdin }).on('line', line => {
  let answer
  try {
    const command = JSON.parse(line)
    commands[command.do](command)
    answer = state(clients.get(command.client))
  } catch (error) {
    answer = { error: error.stack }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
})
