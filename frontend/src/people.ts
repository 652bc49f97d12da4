import type { Awareness } from 'y-protocols/awareness';
import type { Author, Authors } from './authors';
import { colourOf, readableOn } from './colours';
import { make } from './dom';
import { presenceIn, type Presence } from './presence';
import type { Translate } from './texts';

export interface Person {
  /** The member's id, or the name where the server gives none. */
  id: string;
  name: string;
  colour: string;
  self: boolean;
}

/** By what one person is known among the states of a room, whatever the number of windows. */
export function idOf({ memberId, name = '' }: Presence['user']): string {
  return memberId ?? name;
}

/** Everybody in the room, oneself first; a person with several windows open is one person. */
export function peopleIn(awareness: Awareness): Person[] {
  const people = new Map<string, Person>();
  const self = awareness.getLocalState();
  const states = [self, ...[...awareness.getStates().values()].filter((state) => state !== self)];
  for (const state of states) {
    const { user } = presenceIn(state);
    const { name = '', color } = user;
    if (name === '' || people.has(idOf(user))) continue;
    people.set(idOf(user), { id: idOf(user), name, colour: colourOf(name, color), self: state === self });
  }
  return [...people.values()];
}

/** Whose each client in the room is; one's own state does not have the server's signature. */
export function authorsIn(awareness: Awareness, self: string): Authors {
  const authors = new Map<number, Author>();
  for (const [client, state] of awareness.getStates()) {
    const { user } = presenceIn(state);
    if (user.name === undefined) continue;
    const id = client === awareness.clientID && self ? self : idOf(user);
    authors.set(client, { id, name: user.name, colour: colourOf(user.name, user.color) });
  }
  return authors;
}

/** Who is here. A click on somebody follows them through the text. */
export class People {
  readonly root: HTMLElement;
  private readonly list = make('ul');
  private shown = '';
  private followed: string | null = null;

  constructor(
    private readonly translate: Translate,
    private readonly follow: (person: Person) => void,
    ...more: HTMLElement[]
  ) {
    const label = translate('editor.people.label');
    this.root = make('section', { class: 'people', 'aria-label': label }, make('h2', {}, label), this.list, ...more);
  }

  /** Carets move with every keystroke, and the list only when somebody comes or goes. */
  show(people: Person[]): void {
    const shown = JSON.stringify(people);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.person;
    this.list.replaceChildren(...people.map((person) => make('li', {}, person.self ? this.oneself(person) : this.other(person))));
    this.mark(this.followed);
    if (focused !== undefined) this.buttons.find((button) => button.dataset.person === focused)?.focus();
  }

  mark(followed: string | null): void {
    this.followed = followed;
    for (const button of this.buttons) button.setAttribute('aria-pressed', String(button.dataset.person === followed));
  }

  private get buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll('button')];
  }

  private oneself({ name, colour }: Person): HTMLElement {
    return make('span', { class: 'person' }, signOf(name, colour), make('bdi', {}, this.translate('editor.people.you', name)));
  }

  private other(person: Person): HTMLElement {
    const label = this.translate('editor.follow.start', person.name);
    const button = make('button', { type: 'button', class: 'person', 'data-person': person.id, title: label });
    button.append(signOf(person.name, person.colour), make('bdi', {}, person.name));
    button.addEventListener('click', () => this.follow(person));
    return button;
  }
}

function signOf(name: string, colour: string): HTMLElement {
  const sign = make('span', { class: 'initials', 'aria-hidden': 'true' }, initials(name));
  sign.style.backgroundColor = colour;
  sign.style.color = readableOn(colour);
  return sign;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}
