import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { initialFacts, readServerMessage, type Facts } from './status';

export interface Address {
  url: string;
  document: string;
  token: string | null;
}

export interface SessionListener {
  factsChanged(facts: Facts): void;
  /** The draft has begun a new epoch: what this session holds is history. */
  reopened(): void;
}

const REJOIN_AFTER_MS = 2000;
const CLOSED_FOR_GOOD: Record<number, string> = { 1007: 'malformed', 1009: 'too-large', 4401: 'forbidden', 4403: 'forbidden' };

/** One stay in one draft's room: the Yjs document, the connection, and what is known about both. */
export class Session {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  facts: Facts = initialFacts;
  private authenticated = false;
  private edited = false;
  private rejoin: ReturnType<typeof setTimeout> | undefined;

  constructor(
    address: Address,
    private readonly listener: SessionListener,
  ) {
    this.provider = new HocuspocusProvider({
      url: address.url,
      name: address.document,
      token: address.token ?? '',
      document: this.doc,
      onOpen: () => this.forgetQueue(),
      onStatus: ({ status }) => {
        if (status !== 'connected') this.authenticated = false;
        this.update({ connected: status === 'connected' && this.authenticated });
      },
      onAuthenticated: ({ scope }) => {
        this.authenticated = true;
        this.update({ connected: true, readonly: scope === 'readonly' });
      },
      onAuthenticationFailed: () => this.leave('forbidden'),
      onSynced: () => this.update({ loaded: true, connected: true }),
      onUnsyncedChanges: ({ number }) => this.count(number),
      onStateless: ({ payload }) => this.receive(payload),
      onClose: ({ event }) => this.closed(event.code),
    });
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.provider && !this.edited) {
        this.edited = true;
        this.count(this.provider.unsyncedChanges);
      }
    });
  }

  destroy(): void {
    clearTimeout(this.rejoin);
    this.provider.destroy();
    this.doc.destroy();
  }

  private receive(payload: string): void {
    const message = readServerMessage(payload);
    switch (message?.type) {
      case 'frozen':
        return this.update({ frozen: true });
      case 'reopened':
        return this.listener.reopened();
      case 'refused':
        return this.leave(message.code);
    }
  }

  /** The provider counts its handshake as a change too, which is none of ours as long as nothing was edited here. */
  private count(unsynced: number): void {
    if (unsynced === 0) this.edited = false;
    this.update({ pending: this.edited ? unsynced : 0 });
  }

  /** After a refusal this document differs from the server's, so nothing more may be sent from it. */
  private leave(code: string): void {
    this.provider.disconnect();
    this.update({ refused: code, connected: false });
  }

  private closed(code: number): void {
    const forGood = CLOSED_FOR_GOOD[code];
    if (forGood) return this.leave(forGood);
    this.authenticated = false;
    this.update({ connected: false });
    // The protocol's own close message leaves the socket open, and the provider would stay outside for ever.
    clearTimeout(this.rejoin);
    this.rejoin = setTimeout(() => this.enterAgain(), REJOIN_AFTER_MS);
  }

  private enterAgain(): void {
    const open = this.provider.configuration.websocketProvider.status === 'connected';
    if (!open || this.authenticated || this.facts.refused !== null) return;
    void this.provider.sendToken().then(() => this.provider.startSync());
  }

  /**
   * The socket keeps what was typed offline in a queue and sends it again beside the handshake, which carries it too.
   * The surplus acknowledgements would count pending changes down too early, so the queue is dropped.
   */
  private forgetQueue(): void {
    const socket = this.provider.configuration.websocketProvider as unknown as { messageQueue: unknown[] };
    socket.messageQueue = [];
  }

  private update(changed: Partial<Facts>): void {
    this.facts = { ...this.facts, ...changed };
    this.listener.factsChanged(this.facts);
  }
}
