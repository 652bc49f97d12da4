import type { Awareness } from 'y-protocols/awareness';
import { colourOf, readableOn } from './colours';
import { make } from './dom';
import type { Translate } from './texts';

export interface Person {
  name: string;
  colour: string;
  self: boolean;
}

/** Everybody in the room, oneself first; a person with several windows open is one person. */
export function peopleIn(awareness: Awareness): Person[] {
  const people = new Map<string, Person>();
  const self = awareness.getLocalState();
  const states = [self, ...[...awareness.getStates().values()].filter((state) => state !== self)];
  for (const state of states) {
    const user = state?.user as { name?: unknown; color?: unknown } | undefined;
    if (typeof user?.name !== 'string' || user.name === '' || people.has(user.name)) continue;
    const colour = colourOf(user.name, typeof user.color === 'string' ? user.color : null);
    people.set(user.name, { name: user.name, colour, self: state === self });
  }
  return [...people.values()];
}

export class People {
  readonly root: HTMLElement;
  private readonly list = make('ul');

  constructor(private readonly translate: Translate) {
    const label = translate('editor.people.label');
    this.root = make('section', { class: 'people', 'aria-label': label }, make('h2', {}, label), this.list);
  }

  show(people: Person[]): void {
    this.list.replaceChildren(
      ...people.map(({ name, colour, self }) => {
        const sign = make('span', { class: 'initials', 'aria-hidden': 'true' }, initials(name));
        sign.style.backgroundColor = colour;
        sign.style.color = readableOn(colour);
        return make('li', {}, sign, make('bdi', {}, self ? this.translate('editor.people.you', name) : name));
      }),
    );
  }
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}
