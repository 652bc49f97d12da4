/** What is known about the connection; the status is a pure function of it. */
export interface Facts {
  /** The socket is open and the server has let us in. */
  connected: boolean;
  /** The server's text has arrived at least once. */
  loaded: boolean;
  /** Changes made here that the server has not yet acknowledged as durable. */
  pending: number;
  /** What is not saved yet outlives this tab. */
  kept: boolean;
  readonly: boolean;
  frozen: boolean;
  /** Why the server refused a change or the whole draft. */
  refused: string | null;
  /** Why the server did not let us in for now. */
  delayed: 'busy' | 'slow' | null;
}

export type StatusName = 'connecting' | 'busy' | 'slow' | 'saved' | 'saving' | 'offline' | 'readonly' | 'frozen' | 'refused';

export interface Status {
  name: StatusName;
  pending: number;
  /** The server's code when the name is "refused". */
  code: string | null;
  kept: boolean;
}

export const initialFacts: Facts = {
  connected: false,
  loaded: false,
  pending: 0,
  kept: false,
  readonly: false,
  frozen: false,
  refused: null,
  delayed: null,
};

export function statusOf(facts: Facts): Status {
  return { name: nameOf(facts), pending: facts.pending, code: facts.refused, kept: facts.kept };
}

function nameOf(facts: Facts): StatusName {
  if (facts.refused !== null) return 'refused';
  if (facts.frozen) return 'frozen';
  if (!facts.loaded) return facts.delayed ?? 'connecting';
  if (!facts.connected) return 'offline';
  if (facts.readonly) return 'readonly';
  return facts.pending > 0 ? 'saving' : 'saved';
}

export function canEdit(facts: Facts): boolean {
  return facts.loaded && !facts.readonly && !facts.frozen && facts.refused === null;
}

/** Refused here and not by the server: the editor could not draw the text. */
export const NOT_SHOWN = 'not-shown';

/** What was not saved when this happened never will be. */
export function isLost({ refused, connected, kept }: Facts): boolean {
  return refused !== NOT_SHOWN || !(connected || kept);
}

/** Leaving now would lose words that only this browser has. */
export function wouldLose(facts: Facts): boolean {
  return facts.loaded && facts.pending > 0 && !facts.kept && canEdit(facts);
}

/** A colleague brought back the text of a moment. */
export interface Restored {
  member: string;
  from: string;
  /** The last edit before. */
  before: number;
}

export type ServerMessage =
  | { type: 'frozen' }
  | { type: 'reopened' }
  | ({ type: 'restored' } & Restored)
  | { type: 'refused'; code: string };

/** Reads a stateless message of our server; null for anything else, such as one from a newer server. */
export function readServerMessage(payload: string): ServerMessage | null {
  try {
    const message = JSON.parse(payload) as Record<string, unknown>;
    if (message.type === 'frozen' || message.type === 'reopened') return { type: message.type };
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
