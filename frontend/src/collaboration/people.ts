import type { Awareness } from 'y-protocols/awareness';
import { colourOf } from '../shared/colours';
import { type Presence, presenceIn } from './presence';

export interface Person {
  /** The member's id, or the name where the server gives none. */
  id: string;
  name: string;
  colour: string;
  self: boolean;
}

export interface Author {
  id: string;
  name: string;
  colour: string;
}

/** The author of each Yjs client id. */
export type Authors = ReadonlyMap<number, Author>;

/** The same for all windows of one person. */
export function personId({ memberId, name = '' }: Presence['user']): string {
  return memberId ?? name;
}

/** Everyone in the room, this window's person first. A person with several windows is listed once. */
export function peopleIn(awareness: Awareness): Person[] {
  const people = new Map<string, Person>();
  const self = awareness.getLocalState();
  const states = [self, ...[...awareness.getStates().values()].filter((state) => state !== self)];
  for (const state of states) {
    const { user } = presenceIn(state);
    const { name = '', color } = user;
    if (name === '' || people.has(personId(user))) continue;
    people.set(personId(user), { id: personId(user), name, colour: colourOf(name, color), self: state === self });
  }
  return [...people.values()];
}

/** The authors who are connected. The server adds the member's id to the states of others only, so it is given here. */
export function authorsIn(awareness: Awareness, self: string): Authors {
  const authors = new Map<number, Author>();
  for (const [client, state] of awareness.getStates()) {
    const { user } = presenceIn(state);
    if (user.name === undefined) continue;
    const id = client === awareness.clientID && self ? self : personId(user);
    authors.set(client, { id, name: user.name, colour: colourOf(user.name, user.color) });
  }
  return authors;
}
