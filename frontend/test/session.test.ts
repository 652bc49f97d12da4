import { IncomingMessage, MessageType, Server } from '@hocuspocus/server';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Session } from '../src/collaboration/session';
import type { ConnectionState } from '../src/collaboration/status';

/** One that is closed while it connects throws nothing that no one catches. */
class LikeABrowsers extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, protocols);
    this.addEventListener('error', () => {});
  }
}

let refuseEveryone = false;
let readonly = false;
let reason = '';
/** The sync messages that the server has received, as numbered by y-protocols. */
let received: number[] = [];
const server = new Server({
  port: 0,
  quiet: true,
  async onAuthenticate({ connectionConfig }) {
    if (refuseEveryone) throw Object.assign(new Error('refused by this test'), { reason });
    connectionConfig.readOnly = readonly;
  },
  async beforeHandleMessage({ update }) {
    const message = new IncomingMessage(update);
    message.readVarString();
    if (message.readVarUint() === MessageType.Sync) received.push(message.readVarUint());
  },
});
const sessions: Session[] = [];
let room = 0;

beforeAll(async () => {
  vi.stubGlobal('WebSocket', LikeABrowsers);
  await server.listen();
});

afterEach(() => {
  refuseEveryone = readonly = false;
  reason = '';
  received = [];
  sessions.splice(0).forEach((session) => session.destroy());
  room++;
});

afterAll(() => server.destroy());

function join(listener: { reopened(): void } = { reopened: () => {} }, port: number = server.address.port) {
  const history: ConnectionState[] = [];
  const address = { url: `ws://localhost:${port}`, document: `room-${room}`, token: null };
  const session = new Session(address, { stateChanged: (facts) => history.push(facts), restored: () => {}, ...listener });
  sessions.push(session);
  return Object.assign(session, { history });
}

const textOf = (session: Session) => session.doc.getText('t').toString();
const say = (message: object) => server.hocuspocus.documents.get(`room-${room}`)!.broadcastStateless(JSON.stringify(message));

describe('session', () => {
  it('counts a change as pending until the server acknowledges it', async () => {
    const session = join();
    await vi.waitFor(() => expect(session.state).toMatchObject({ loaded: true, connected: true, pending: 0 }));
    session.doc.getText('t').insert(0, 'x');
    expect(session.state.pending).toBeGreaterThan(0);
    await vi.waitFor(() => expect(session.state.pending).toBe(0));
  });

  it('does not take its own handshake for a change', async () => {
    const session = join();
    await vi.waitFor(() => expect(session.state.loaded && session.provider.unsyncedChanges === 0).toBe(true));
    expect(session.history.every(({ pending }) => pending === 0)).toBe(true);
  });

  it('knows when a server of a later release answers', async () => {
    const session = join();
    await vi.waitFor(() => expect(session.state.loaded).toBe(true));
    say({ type: 'release', version: '1.0.0' });
    say({ type: 'release', version: '1.1.0' });
    await vi.waitFor(() => expect(session.state.updated).toBe(true));
    say({ type: 'release', version: '1.0.0' });
    await vi.waitFor(() => expect(session.state.updated).toBe(false));
  });

  it('knows the release of its page when a server of a later one is the first to answer', async () => {
    vi.stubGlobal('document', { querySelector: () => ({ content: '1.9.0' }) });
    const session = join();
    vi.stubGlobal('document', undefined);
    await vi.waitFor(() => expect(session.state.loaded).toBe(true));
    say({ type: 'release', version: '1.10.0' });
    await vi.waitFor(() => expect(session.state.updated).toBe(true));
    for (const version of ['1.9.0', '1.8.0']) {
      say({ type: 'release', version });
      await vi.waitFor(() => expect(session.state.updated).toBe(false));
    }
  });

  it('keeps what was typed offline and delivers it on the way back', async () => {
    const [one, other] = [join(), join()];
    await vi.waitFor(() => expect(one.state.loaded && other.state.loaded).toBe(true));
    one.socket.disconnect();
    await vi.waitFor(() => expect(one.state.connected).toBe(false));
    one.doc.getText('t').insert(0, 'one');
    other.doc.getText('t').insert(0, 'other');
    expect(one.state.pending).toBeGreaterThan(0);
    void one.socket.connect();
    await vi.waitFor(() => expect(textOf(one)).toBe(textOf(other)), 5000);
    expect(textOf(one)).toContain('one');
    expect(textOf(one)).toContain('other');
    await vi.waitFor(() => expect(one.state).toMatchObject({ connected: true, pending: 0 }));
  });

  it('sends what was typed offline once, in the handshake', async () => {
    const session = join();
    await vi.waitFor(() => expect(session.state).toMatchObject({ loaded: true, pending: 0 }));
    session.socket.disconnect();
    await vi.waitFor(() => expect(session.state.connected).toBe(false));
    for (const letter of 'abc') session.doc.getText('t').insert(0, letter);
    received = [];
    void session.socket.connect();
    await vi.waitFor(() => expect(session.state).toMatchObject({ connected: true, pending: 0 }), 5000);
    expect(received).toContain(messageYjsSyncStep2);
    expect(received).not.toContain(messageYjsUpdate);
  });

  it('is frozen, and told when the draft is open again', async () => {
    const reopened = vi.fn();
    const session = join({ reopened });
    await vi.waitFor(() => expect(session.state.loaded).toBe(true));
    say({ type: 'frozen' });
    await vi.waitFor(() => expect(session.state.frozen).toBe(true));
    say({ type: 'reopened' });
    await vi.waitFor(() => expect(reopened).toHaveBeenCalledOnce());
  });

  it('sends nothing more after a refusal', async () => {
    const [one, other] = [join(), join()];
    await vi.waitFor(() => expect(one.state.loaded && other.state.loaded).toBe(true));
    say({ type: 'refused', code: 'schema' });
    await vi.waitFor(() => expect(one.state).toMatchObject({ refused: 'schema', connected: false }));
    await vi.waitFor(() => expect(one.socket.status).toBe('disconnected'));
    one.doc.getText('t').insert(0, 'x');
    expect(one.socket.status).toBe('disconnected');
  });

  it('still sends what was written before the editor stopped, and then nothing', async () => {
    const [one, other] = [join(), join()];
    await vi.waitFor(() => expect(one.state.loaded && other.state.loaded).toBe(true));
    one.doc.getText('t').insert(0, 'before');
    one.stop();
    await vi.waitFor(() => expect(textOf(other)).toBe('before'));
    await vi.waitFor(() => expect(one.socket.status).toBe('disconnected'));
    expect(one.state).toMatchObject({ refused: 'not-shown' });
    expect(one.unsaved).toEqual([]);
  });

  it('is refused when the server does not let this person in', async () => {
    refuseEveryone = true;
    const session = join();
    await vi.waitFor(() => expect(session.state.refused).toBe('forbidden'));
  });

  it('says its schema, and learns that another is wanted', async () => {
    refuseEveryone = true;
    reason = 'outdated';
    const session = join();
    expect(session.socket.configuration.url).toMatch(/\?schema=1&draft=[\w-]+$/);
    await vi.waitFor(() => expect(session.state.refused).toBe('outdated'));
  });

  it('tells a sign-in that has ended from access that was withdrawn', async () => {
    refuseEveryone = true;
    reason = 'unauthenticated';
    const session = join();
    await vi.waitFor(() => expect(session.state.refused).toBe('unauthenticated'));
  });

  it.each([
    [1013, 'busy'],
    [4408, 'slow'],
  ])('says why it is closed with %i, and tries again after pauses that grow', async (code, delayed) => {
    let tries = 0;
    const closing = new WebSocketServer({ port: 0 });
    closing.on('connection', (socket) => {
      tries++;
      socket.close(code);
    });
    const session = join({ reopened: () => {} }, closing.address().port);
    const { configuration } = session.socket;
    const pause = configuration.delay;
    await vi.waitFor(() => expect(session.state).toMatchObject({ delayed, connected: false, refused: null }));
    expect(configuration.delay).toBeGreaterThan(pause);
    await vi.waitFor(() => expect(tries).toBeGreaterThan(2), 10_000);
    await vi.waitFor(() => expect(session.socket.status).toBe('disconnected'));
    session.socket.disconnect();
    closing.close();
  }, 15_000);

  it('joins at once again when the server stops, as another may be there', async () => {
    const gaps: number[] = [];
    let closedAt = Number.NaN;
    const stopping = new WebSocketServer({ port: 0 });
    stopping.on('connection', (socket) => {
      gaps.push(performance.now() - closedAt);
      setTimeout(() => {
        closedAt = performance.now();
        socket.close(1012);
      }, 200);
    });
    const session = join({ reopened: () => {} }, stopping.address().port);
    await vi.waitFor(() => expect(gaps.length).toBeGreaterThan(2), 10_000);
    // By itself the socket waits for a second each time.
    expect(Math.min(...gaps.slice(1, 3))).toBeLessThan(900);
    expect(session.state).toMatchObject({ delayed: null, refused: null });
    session.socket.disconnect();
    stopping.close();
  }, 15_000);

  it('joins again after the protocol’s close message, which leaves the socket open', async () => {
    const session = join();
    await vi.waitFor(() => expect(session.state.connected).toBe(true));
    server.hocuspocus.closeConnections(`room-${room}`);
    await vi.waitFor(() => expect(session.state.connected).toBe(false));
    expect(session.socket.status).toBe('connected');
    await vi.waitFor(() => expect(session.state.connected).toBe(true), 5000);
  });

  it('is read-only when the server says so', async () => {
    readonly = true;
    const session = join();
    await vi.waitFor(() => expect(session.state).toMatchObject({ readonly: true, loaded: true }));
  });
});
