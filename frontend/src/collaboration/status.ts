/** The state of the connection. The status that is shown is a pure function of it. */
export interface ConnectionState {
  /** The socket is open and the server has authenticated it. */
  connected: boolean;
  /** The server's text has arrived at least once. */
  loaded: boolean;
  /** Changes made here that the server has not yet acknowledged as durable. */
  pending: number;
  /** Unsaved edits are stored in the browser, and outlive this tab. */
  kept: boolean;
  readonly: boolean;
  frozen: boolean;
  /** Why the server refused a change or the whole draft. */
  refused: string | null;
  /** Why the server refuses the connection for now. */
  delayed: 'busy' | 'slow' | null;
  /** The server is of a later release than the page. */
  updated: boolean;
}

export type StatusName = 'connecting' | 'busy' | 'slow' | 'saved' | 'saving' | 'offline' | 'readonly' | 'frozen' | 'refused';

export interface Status {
  name: StatusName;
  pending: number;
  /** The server's code when the name is "refused". */
  code: string | null;
  kept: boolean;
}

export const initialState: ConnectionState = {
  connected: false,
  loaded: false,
  pending: 0,
  kept: false,
  readonly: false,
  frozen: false,
  refused: null,
  delayed: null,
  updated: false,
};

export function statusOf(state: ConnectionState): Status {
  return { name: nameOf(state), pending: state.pending, code: state.refused, kept: state.kept };
}

function nameOf(state: ConnectionState): StatusName {
  if (state.refused !== null) return 'refused';
  if (state.frozen) return 'frozen';
  if (!state.loaded) return state.delayed ?? 'connecting';
  if (!state.connected) return 'offline';
  if (state.readonly) return 'readonly';
  return state.pending > 0 ? 'saving' : 'saved';
}

export function canEdit(state: ConnectionState): boolean {
  return state.loaded && !state.readonly && !state.frozen && state.refused === null;
}

/** Refused by the editor and not by the server: it could not render the text. */
export const NOT_SHOWN = 'not-shown';

/** Whether edits that are not saved now can never be saved. */
export function isLost({ refused, connected, kept }: ConnectionState): boolean {
  return refused !== NOT_SHOWN || !(connected || kept);
}

/** Whether leaving the page now would lose edits. */
export function wouldLose(state: ConnectionState): boolean {
  return state.loaded && state.pending > 0 && !state.kept && canEdit(state);
}
