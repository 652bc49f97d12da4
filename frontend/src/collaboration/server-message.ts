/** A colleague restored the text of a revision. */
export interface Restored {
  member: string;
  from: string;
  /** The last edit before that. */
  before: number;
}

export type ServerMessage =
  | { type: 'frozen' }
  | { type: 'reopened' }
  | { type: 'release'; version: string }
  | ({ type: 'restored' } & Restored)
  | { type: 'refused'; code: string };

/** Reads a stateless message of the server; null for anything unknown, such as one from a newer server. */
export function readServerMessage(payload: string): ServerMessage | null {
  try {
    const message = JSON.parse(payload) as Record<string, unknown>;
    if (message.type === 'frozen' || message.type === 'reopened') return { type: message.type };
    if (message.type === 'release' && typeof message.version === 'string') return { type: 'release', version: message.version };
    const { member, from, before } = message;
    if (message.type === 'restored' && typeof member === 'string' && typeof from === 'string' && typeof before === 'number') {
      return { type: 'restored', member, from, before };
    }
    if (message.type === 'refused') {
      return { type: 'refused', code: typeof message.code === 'string' ? message.code : 'other' };
    }
  } catch {
    return null;
  }
  return null;
}
