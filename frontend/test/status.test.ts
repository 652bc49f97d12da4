import { describe, expect, it } from 'vitest';
import { readServerMessage } from '../src/collaboration/server-message';
import { canEdit, type ConnectionState, initialState, statusOf, wouldLose } from '../src/collaboration/status';

const open: ConnectionState = { ...initialState, connected: true, loaded: true };

describe('status', () => {
  it.each<[string, Partial<ConnectionState>]>([
    ['saved', {}],
    ['saving', { pending: 2 }],
    ['offline', { connected: false, pending: 2 }],
    ['connecting', { loaded: false }],
    ['busy', { loaded: false, delayed: 'busy' }],
    ['offline', { connected: false, delayed: 'busy' }],
    ['readonly', { readonly: true }],
    ['frozen', { frozen: true, connected: false }],
    ['refused', { refused: 'schema', frozen: true }],
  ])('is %s for %j', (name, facts) => {
    expect(statusOf({ ...open, ...facts }).name).toBe(name);
  });

  it('lets people write offline, and not when frozen, refused, read-only or not yet loaded', () => {
    expect(canEdit({ ...open, connected: false })).toBe(true);
    for (const closed of [{ frozen: true }, { refused: 'other' }, { readonly: true }, { loaded: false }]) {
      expect(canEdit({ ...open, ...closed })).toBe(false);
    }
  });

  it('warns before leaving only while words would be lost', () => {
    expect(wouldLose({ ...open, pending: 1 })).toBe(true);
    expect(wouldLose(open)).toBe(false);
    expect(wouldLose({ ...open, pending: 1, frozen: true })).toBe(false);
  });
});

describe('server message', () => {
  it('is read when it is one of ours', () => {
    expect(readServerMessage('{"type":"frozen"}')).toEqual({ type: 'frozen' });
    expect(readServerMessage('{"type":"reopened"}')).toEqual({ type: 'reopened' });
    expect(readServerMessage('{"type":"refused","code":"schema"}')).toEqual({ type: 'refused', code: 'schema' });
    const restored = { type: 'restored', member: 'amina', from: '2026-01-01T00:00:00Z', before: 7 };
    expect(readServerMessage(JSON.stringify(restored))).toEqual(restored);
    expect(readServerMessage('{"type":"restored"}')).toBeNull();
    expect(readServerMessage('{"type":"refused"}')).toEqual({ type: 'refused', code: 'other' });
  });

  it.each(['', 'frozen', 'null', '[]', '{"type":"news"}'])('is ignored when it is %j', (payload) => {
    expect(readServerMessage(payload)).toBeNull();
  });
});
