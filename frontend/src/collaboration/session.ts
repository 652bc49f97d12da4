import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { version } from '../../schema.json';
import { importKey, UnsentEdits } from '../offline/unsent-edits';
import { readServerMessage, type Restored } from './server-message';
import { type ConnectionState, initialState, isLost, NOT_SHOWN } from './status';
import { UnbufferedSocket } from './unbuffered-socket';
import { type UnsavedParagraph, unsavedParagraphs } from './unsaved-text';

export interface SessionOptions {
  url: string;
  document: string;
  token: string | null;
  /** The member, and the key that encrypts unsent edits in the browser; without it none are stored. */
  member?: string;
  unsentKey?: string | null;
  /** The draft as this device last had it, to open it without a server. */
  offlineState?: OfflineState | null;
}

export interface OfflineState {
  key: CryptoKey;
  state: Uint8Array;
}

export interface SessionListener {
  stateChanged(state: ConnectionState): void;
  /** The draft has begun a new epoch, so this session's document is outdated. */
  reopened(): void;
  /** A colleague restored an older text. */
  restored(restored: Restored): void;
}

const REJOIN_AFTER_MS = 2000;
const PERMANENT_CLOSE_CODES: Record<number, string> = {
  1007: 'malformed',
  1009: 'too-large',
  4401: 'forbidden',
  4403: 'forbidden',
  4429: 'too-many',
};
/** The session connects again, after a delay that grows. */
const TEMPORARY_CLOSE_CODES: Record<number, ConnectionState['delayed']> = {
  1013: 'busy',
  4408: 'slow',
};
/** The server stops and others, or its next start, take over: not all at the same moment. */
const SERVER_STOPS = 1012;
const LONGEST_HAND_OVER_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const DENIALS = new Set(['unauthenticated', 'outdated']);

/** One connection to one draft's room: the Yjs document, the socket, and the state of both. */
export class Session {
  readonly doc = new Y.Doc();
  readonly socket: UnbufferedSocket;
  readonly provider: HocuspocusProvider;
  readonly key: Promise<CryptoKey | null>;
  state: ConnectionState = initialState;
  /** The server has sent its text. */
  private heardFromServer = false;
  /** The person's edits since the server last had all of them. */
  private outstanding: Uint8Array[] = [];
  private readonly openingUnsentEdits: Promise<UnsentEdits | null>;
  private unsentEdits: UnsentEdits | null = null;
  private authenticated = false;
  private edited = false;
  private destroyed = false;
  /** Of the page's programs: as the page says, or else of the server that answers first. */
  private release = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="release"]')?.content;
  /** The delay before connecting again, until a server asks for a longer one. */
  private readonly initialDelay: number;
  private rejoinTimer: ReturnType<typeof setTimeout> | undefined;
  private handOverTimer: ReturnType<typeof setTimeout> | undefined;
  /** The socket itself notices a lost connection only after half a minute. */
  private readonly goneOffline = () => this.socket.disconnect();
  private readonly backOnline = () => {
    if (this.state.refused === null) void this.socket.connect();
  };

  constructor(
    options: SessionOptions,
    private readonly listener: SessionListener,
  ) {
    const { offlineState } = options;
    if (offlineState) {
      Y.applyUpdate(this.doc, offlineState.state);
      this.state = { ...initialState, loaded: true };
    }
    this.key = offlineState ? Promise.resolve(offlineState.key) : importKey(options.unsentKey ?? null);
    const place = `${options.member}/${options.document}`;
    this.openingUnsentEdits = this.key.then((key) => UnsentEdits.open(place, key, Y.mergeUpdates));
    void this.openingUnsentEdits.then((kept) => this.useUnsentEdits(kept));
    this.socket = new UnbufferedSocket({
      url: address(options),
      // Called before the socket plans the next connection, which this may delay or prevent.
      onClose: ({ event }) => this.closed(event.code),
    });
    this.initialDelay = this.socket.configuration.delay;
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: options.document,
      token: options.token ?? '',
      document: this.doc,
      onStatus: ({ status }) => {
        if (status !== 'connected') this.authenticated = false;
        this.update({ connected: status === 'connected' && this.authenticated });
      },
      onAuthenticated: ({ scope }) => {
        this.authenticated = true;
        this.update({ connected: true, readonly: scope === 'readonly' });
      },
      onAuthenticationFailed: ({ reason }) => this.refuse(DENIALS.has(reason) ? reason : 'forbidden'),
      onSynced: () => this.synced(),
      onUnsyncedChanges: ({ number }) => this.countUnsynced(number),
      onStateless: ({ payload }) => this.receiveMessage(payload),
      onClose: ({ event }) => {
        // The protocol's own close message leaves the socket open.
        if (this.isOpen) this.closed(event.code);
      },
    });
    globalThis.addEventListener?.('offline', this.goneOffline);
    globalThis.addEventListener?.('online', this.backOnline);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      this.outstanding.push(update);
      if (origin !== this.unsentEdits) this.unsentEdits?.add(update, this.state.connected);
      if (this.edited) return;
      this.edited = true;
      this.countUnsynced(this.provider.unsyncedChanges);
    });
    this.provider.attach();
  }

  destroy(): void {
    this.destroyed = true;
    clearTimeout(this.rejoinTimer);
    clearTimeout(this.handOverTimer);
    globalThis.removeEventListener?.('offline', this.goneOffline);
    globalThis.removeEventListener?.('online', this.backOnline);
    this.provider.destroy();
    this.socket.destroy();
    this.doc.destroy();
    void this.openingUnsentEdits.then((kept) => kept?.close());
  }

  /** What the person wrote and the server will never have. */
  get unsaved(): UnsavedParagraph[] {
    return isLost(this.state) ? unsavedParagraphs(this.doc, this.outstanding) : [];
  }

  /** The editor does not show the text and writes no more. What it wrote before was correct, and is still sent. */
  stop(): void {
    this.update({ refused: NOT_SHOWN });
    this.disconnectOnceSaved();
  }

  private disconnectOnceSaved(): void {
    const { refused, connected, pending } = this.state;
    if (refused === NOT_SHOWN && (pending === 0 || !connected)) this.socket.disconnect();
  }

  /** The person has seen what was not accepted. */
  async forgetUnsaved(): Promise<void> {
    this.outstanding = [];
    await this.unsentEdits?.forget();
  }

  private useUnsentEdits(kept: UnsentEdits | null): void {
    this.unsentEdits = kept;
    if (this.destroyed) return;
    this.update({ kept: kept !== null });
    this.outstanding.forEach((update) => kept?.add(update, this.state.connected));
    if (this.state.loaded) void this.sendUnsentEdits();
  }

  private synced(): void {
    const first = !this.state.loaded;
    this.heardFromServer = true;
    this.socket.configuration.delay = this.initialDelay;
    this.update({ loaded: true, connected: true, delayed: null });
    if (first && this.unsentEdits) void this.sendUnsentEdits();
  }

  /** Sends what an earlier tab could not. If the person may no longer write, they are shown it instead. */
  private async sendUnsentEdits(): Promise<void> {
    const updates = (await this.unsentEdits?.load()) ?? [];
    if (this.destroyed || updates.length === 0) return;
    if (!this.heardFromServer) return this.recall(updates);
    const refused = this.state.frozen ? 'frozen' : this.state.readonly ? 'read-only' : null;
    if (refused !== null) this.socket.disconnect();
    const before = this.outstanding.length;
    updates.forEach((update) => Y.applyUpdate(this.doc, update, this.unsentEdits));
    if (this.outstanding.length === before) {
      if (before === 0) void this.unsentEdits?.forget();
    } else if (refused !== null) {
      return this.refuse(refused);
    }
    if (refused !== null) void this.socket.connect();
  }

  /** The handshake will send them. They may be in the offline text already, but that does not mean the server has them. */
  private recall(updates: Uint8Array[]): void {
    this.outstanding.push(...updates);
    this.edited = true;
    updates.forEach((update) => Y.applyUpdate(this.doc, update, this.provider));
    this.countUnsynced(Math.max(1, this.provider.unsyncedChanges));
  }

  private receiveMessage(payload: string): void {
    const message = readServerMessage(payload);
    switch (message?.type) {
      case 'frozen':
        return this.update({ frozen: true });
      case 'reopened':
        return this.listener.reopened();
      case 'release':
        this.release ??= message.version;
        return this.update({ updated: message.version.localeCompare(this.release, 'en', { numeric: true }) > 0 });
      case 'restored':
        return this.listener.restored(message);
      case 'refused':
        return this.refuse(message.code);
    }
  }

  /** The provider counts its handshake as a change too, which it is not unless the person edited something. */
  private countUnsynced(unsynced: number): void {
    if (unsynced === 0) {
      this.edited = false;
      this.outstanding = [];
      void this.unsentEdits?.forget();
    }
    this.update({ pending: this.edited ? unsynced : 0 });
    this.disconnectOnceSaved();
  }

  /** After a refusal this document differs from the server's, so nothing more may be sent from it. */
  private refuse(code: string): void {
    this.socket.disconnect();
    if (code === 'forbidden') void this.unsentEdits?.forget();
    this.update({ refused: code, connected: false });
  }

  private closed(code: number): void {
    const forGood = PERMANENT_CLOSE_CODES[code];
    if (forGood) return this.refuse(forGood);
    const delayed = TEMPORARY_CLOSE_CODES[code] ?? null;
    if (delayed) this.lengthenDelay();
    // The socket itself waits for at least a second.
    if (code === SERVER_STOPS) this.handOverTimer = setTimeout(this.backOnline, Math.random() * LONGEST_HAND_OVER_MS);
    this.authenticated = false;
    this.update({ connected: false, delayed });
    // The provider would never rejoin through a socket that is still open.
    clearTimeout(this.rejoinTimer);
    this.rejoinTimer = setTimeout(() => this.rejoinRoom(), REJOIN_AFTER_MS);
  }

  /** Grows at random, so that not all clients return at the same moment. */
  private lengthenDelay(): void {
    const { configuration } = this.socket;
    configuration.delay = Math.min(LONGEST_DELAY_MS, Math.round(configuration.delay * (1.5 + Math.random())));
  }

  private get isOpen(): boolean {
    return this.socket.status === 'connected';
  }

  private rejoinRoom(): void {
    if (!this.isOpen || this.authenticated || this.state.refused !== null) return;
    void this.provider.sendToken().then(() => this.provider.startSync());
  }

  private update(changed: Partial<ConnectionState>): void {
    this.state = { ...this.state, ...changed };
    this.listener.stateChanged(this.state);
  }
}

/**
 * The server refuses editors with another schema: they would delete what they do not know. A proxy can lead all who name the same draft
 * to one node.
 */
function address(options: SessionOptions): string {
  const url = new URL(options.url);
  url.searchParams.set('schema', String(version));
  url.searchParams.set('draft', options.document);
  return url.href;
}
