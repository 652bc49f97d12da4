import type { Awareness } from 'y-protocols/awareness';

/** What a client may say about its person. The server checks it too, but nothing is assumed here. */
export interface Presence {
  user: { name?: string; color?: string; memberId?: string };
  cursor: { anchor: unknown; head: unknown } | null;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isAbsent = (value: unknown) => value === null || value === undefined;
const isNatural = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isId = (value: unknown) => isObject(value) && isNatural(value.client) && isNatural(value.clock);

/** Whether Yjs can resolve it as a relative position in the text. */
function isPosition(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, tname, item, assoc } = value;
  return (
    (isId(item) || isId(type) || tname === 'default') &&
    (isAbsent(item) || isId(item)) &&
    (isAbsent(type) || isId(type)) &&
    (isAbsent(tname) || tname === 'default') &&
    (isAbsent(assoc) || Number.isSafeInteger(assoc))
  );
}

function texts(value: unknown): Presence['user'] {
  if (!isObject(value)) return {};
  const user: Presence['user'] = {};
  for (const field of ['name', 'color', 'memberId'] as const) {
    const text = value[field];
    if (typeof text === 'string') user[field] = text;
  }
  return user;
}

const read = new WeakMap<object, Presence>();

export function presenceIn(state: unknown): Presence {
  if (!isObject(state)) return { user: {}, cursor: null };
  const known = read.get(state);
  if (known) return known;
  const { user, cursor } = state;
  const isCaret = isObject(cursor) && isPosition(cursor.anchor) && isPosition(cursor.head);
  const presence = { user: texts(user), cursor: isCaret ? { anchor: cursor.anchor, head: cursor.head } : null };
  read.set(state, presence);
  return presence;
}

/**
 * The awareness that y-tiptap reads, with only values that it can handle.
 *
 * @param draft of those who write in the draft, while the person writes in their copy of it
 */
export function checkedAwareness(awareness: Awareness, draft: Awareness | null = null) {
  const all = draft ? [draft, awareness] : [awareness];
  const states = () => new Map(all.flatMap((each) => [...each.getStates()]).map(([client, state]) => [client, presenceIn(state)]));
  return {
    get states() {
      return states();
    },
    getStates: states,
    getLocalState: () => presenceIn(awareness.getLocalState()),
    setLocalStateField: awareness.setLocalStateField.bind(awareness),
    on: (...heard: Parameters<Awareness['on']>) => all.forEach((each) => each.on(...heard)),
    off: (...heard: Parameters<Awareness['off']>) => all.forEach((each) => each.off(...heard)),
  };
}
