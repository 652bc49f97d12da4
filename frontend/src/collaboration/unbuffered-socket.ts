import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';

/**
 * A socket that drops what is sent while it is closed. The provider's own keeps it in a queue and sends it on
 * connecting, in addition to the handshake, which carries the same edits. The surplus acknowledgements would count pending
 * changes down too early.
 */
export class UnbufferedSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}
