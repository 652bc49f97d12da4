import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { version } from '../schema.json';
import { passagesOf, type Passage } from './passages';
import { initialFacts, isLost, NOT_SHOWN, readServerMessage, type Facts, type Restored } from './status';
import { importedKey, UnsentEdits } from './unsent';

export interface Address {
  url: string;
  document: string;
  token: string | null;
  /** Who writes, and the key under which what could not be sent is kept in the browser; without it nothing is kept. */
  member?: string;
  unsentKey?: string | null;
  /** The draft as it was last seen here, where there may be no server to ask. */
  held?: HeldDraft | null;
}

export interface HeldDraft {
  key: CryptoKey;
  state: Uint8Array;
}

export interface SessionListener {
  factsChanged(facts: Facts): void;
  /** The draft has begun a new epoch: what this session holds is history. */
  reopened(): void;
  /** A colleague brought back an older text. */
  restored(restored: Restored): void;
}

const REJOIN_AFTER_MS = 2000;
const CLOSED_FOR_GOOD: Record<number, string> = {
  1007: 'malformed',
  1009: 'too-large',
  4401: 'forbidden',
  4403: 'forbidden',
  4429: 'too-many',
};
/** The page tries again by itself, after pauses that grow. */
const CLOSED_FOR_NOW: Record<number, Facts['delayed']> = {
  1013: 'busy',
  4408: 'slow',
};
const LONGEST_PAUSE_MS = 30_000;
const DENIALS = new Set(['unauthenticated', 'outdated']);

/** One stay in one draft's room: the Yjs document, the connection, and what is known about both. */
export class Session {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly key: Promise<CryptoKey | null>;
  facts: Facts = initialFacts;
  /** The server has told its text. */
  private met = false;
  /** Edits made here since the server had everything. */
  private outstanding: Uint8Array[] = [];
  private readonly unsent: Promise<UnsentEdits | null>;
  private kept: UnsentEdits | null = null;
  private authenticated = false;
  private edited = false;
  private destroyed = false;
  /** Before the page connects again. */
  private readonly pause: number;
  private rejoin: ReturnType<typeof setTimeout> | undefined;
  /** A cut connection shows by itself only after half a minute. */
  private readonly goneOffline = () => this.provider.disconnect();
  private readonly backOnline = () => {
    if (this.facts.refused === null) void this.provider.connect();
  };

  constructor(
    address: Address,
    private readonly listener: SessionListener,
  ) {
    const { held } = address;
    if (held) {
      Y.applyUpdate(this.doc, held.state);
      this.facts = { ...initialFacts, loaded: true };
    }
    this.key = held ? Promise.resolve(held.key) : importedKey(address.unsentKey ?? null);
    const place = `${address.member}/${address.document}`;
    this.unsent = this.key.then((key) => UnsentEdits.open(place, key, Y.mergeUpdates));
    void this.unsent.then((kept) => this.keepIn(kept));
    this.provider = new HocuspocusProvider({
      url: withSchema(address.url),
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
      onAuthenticationFailed: ({ reason }) => this.leave(DENIALS.has(reason) ? reason : 'forbidden'),
      onSynced: () => this.synced(),
      onUnsyncedChanges: ({ number }) => this.count(number),
      onStateless: ({ payload }) => this.receive(payload),
      onClose: ({ event }) => this.closed(event.code),
    });
    this.pause = this.socket.configuration.delay;
    globalThis.addEventListener?.('offline', this.goneOffline);
    globalThis.addEventListener?.('online', this.backOnline);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      this.outstanding.push(update);
      if (origin !== this.kept) this.kept?.add(update, this.facts.connected);
      if (this.edited) return;
      this.edited = true;
      this.count(this.provider.unsyncedChanges);
    });
  }

  destroy(): void {
    this.destroyed = true;
    clearTimeout(this.rejoin);
    globalThis.removeEventListener?.('offline', this.goneOffline);
    globalThis.removeEventListener?.('online', this.backOnline);
    this.provider.destroy();
    this.doc.destroy();
    void this.unsent.then((kept) => kept?.close());
  }

  /** What was written here and the server will not have. */
  get unsaved(): Passage[] {
    return isLost(this.facts) ? passagesOf(this.doc, this.outstanding) : [];
  }

  /** The editor does not show the text. It writes no more; what it wrote before was right, and is still sent. */
  stop(): void {
    this.update({ refused: NOT_SHOWN });
    this.disconnectOnceSaved();
  }

  private disconnectOnceSaved(): void {
    const { refused, connected, pending } = this.facts;
    if (refused === NOT_SHOWN && (pending === 0 || !connected)) this.provider.disconnect();
  }

  /** The person has seen what was not accepted. */
  async forgetUnsaved(): Promise<void> {
    this.outstanding = [];
    await this.kept?.forget();
  }

  private keepIn(kept: UnsentEdits | null): void {
    this.kept = kept;
    if (this.destroyed) return;
    this.update({ kept: kept !== null });
    this.outstanding.forEach((update) => kept?.add(update, this.facts.connected));
    if (this.facts.loaded) void this.sendKept();
  }

  private synced(): void {
    const first = !this.facts.loaded;
    this.met = true;
    this.socket.configuration.delay = this.pause;
    this.update({ loaded: true, connected: true, delayed: null });
    if (first && this.kept) void this.sendKept();
  }

  /** Sends what an earlier tab could not; where nothing may be written any more, the person is shown it instead. */
  private async sendKept(): Promise<void> {
    const updates = (await this.kept?.load()) ?? [];
    if (this.destroyed || updates.length === 0) return;
    if (!this.met) return this.recall(updates);
    const refused = this.facts.frozen ? 'frozen' : this.facts.readonly ? 'read-only' : null;
    if (refused !== null) this.provider.disconnect();
    const before = this.outstanding.length;
    updates.forEach((update) => Y.applyUpdate(this.doc, update, this.kept));
    if (this.outstanding.length === before) {
      if (before === 0) void this.kept?.forget();
    } else if (refused !== null) {
      return this.leave(refused);
    }
    if (refused !== null) void this.provider.connect();
  }

  /** The handshake will bring them; that they are in the held text already does not mean that the server has them. */
  private recall(updates: Uint8Array[]): void {
    this.outstanding.push(...updates);
    this.edited = true;
    updates.forEach((update) => Y.applyUpdate(this.doc, update, this.provider));
    this.count(Math.max(1, this.provider.unsyncedChanges));
  }

  private receive(payload: string): void {
    const message = readServerMessage(payload);
    switch (message?.type) {
      case 'frozen':
        return this.update({ frozen: true });
      case 'reopened':
        return this.listener.reopened();
      case 'restored':
        return this.listener.restored(message);
      case 'refused':
        return this.leave(message.code);
    }
  }

  /** The provider counts its handshake as a change too, which is none of ours as long as nothing was edited here. */
  private count(unsynced: number): void {
    if (unsynced === 0) {
      this.edited = false;
      this.outstanding = [];
      void this.kept?.forget();
    }
    this.update({ pending: this.edited ? unsynced : 0 });
    this.disconnectOnceSaved();
  }

  /** After a refusal this document differs from the server's, so nothing more may be sent from it. */
  private leave(code: string): void {
    this.provider.disconnect();
    if (code === 'forbidden') void this.kept?.forget();
    this.update({ refused: code, connected: false });
  }

  private closed(code: number): void {
    const forGood = CLOSED_FOR_GOOD[code];
    if (forGood) return this.leave(forGood);
    const delayed = CLOSED_FOR_NOW[code] ?? null;
    if (delayed) this.pauseLonger();
    this.authenticated = false;
    this.update({ connected: false, delayed });
    // The protocol's own close message leaves the socket open, and the provider would stay outside for ever.
    clearTimeout(this.rejoin);
    this.rejoin = setTimeout(() => this.enterAgain(), REJOIN_AFTER_MS);
  }

  /** Not all who were sent away come back at the same moment. */
  private pauseLonger(): void {
    const { configuration } = this.socket;
    configuration.delay = Math.min(LONGEST_PAUSE_MS, Math.round(configuration.delay * (1.5 + Math.random())));
  }

  private get socket(): HocuspocusProviderWebsocket {
    return this.provider.configuration.websocketProvider;
  }

  private enterAgain(): void {
    const open = this.socket.status === 'connected';
    if (!open || this.authenticated || this.facts.refused !== null) return;
    void this.provider.sendToken().then(() => this.provider.startSync());
  }

  /**
   * The socket keeps what was typed offline in a queue and sends it again beside the handshake, which carries it too.
   * The surplus acknowledgements would count pending changes down too early, so the queue is dropped.
   */
  private forgetQueue(): void {
    const socket = this.socket as unknown as { messageQueue: unknown[] };
    socket.messageQueue = [];
  }

  private update(changed: Partial<Facts>): void {
    this.facts = { ...this.facts, ...changed };
    this.listener.factsChanged(this.facts);
  }
}

/** The server keeps editors out whose schema is another: they would delete what they do not know. */
function withSchema(url: string): string {
  const address = new URL(url);
  address.searchParams.set('schema', String(version));
  return address.href;
}
