// The server that ours is compared with, as it comes and keeping nothing: hocuspocus.mjs PORT
import { Server } from '@hocuspocus/server'

const server = new Server({ port: Number(process.argv[2]), quiet: true })
await server.listen()
console.log('ready')
