declare module 'ws' {
  export const WebSocket: typeof globalThis.WebSocket;
  export class WebSocketServer {
    constructor(options: { port: number });
    on(event: 'connection', listener: (socket: globalThis.WebSocket) => void): void;
    address(): { port: number };
    close(): void;
  }
}
