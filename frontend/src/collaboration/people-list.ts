import { readableOn } from '../shared/colours';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';
import type { Person } from './people';

/** The people in the room. A click on a person follows their caret through the text. */
export class PeopleList {
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

  /** Called whenever a caret moves; the list is drawn again only when someone joins or leaves. */
  show(people: Person[]): void {
    const shown = JSON.stringify(people);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.person;
    this.list.replaceChildren(...people.map((person) => make('li', {}, person.self ? this.self(person) : this.other(person))));
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

  private self({ name, colour }: Person): HTMLElement {
    return make('span', { class: 'person' }, avatar(name, colour), make('bdi', {}, this.translate('editor.people.you', name)));
  }

  private other(person: Person): HTMLElement {
    const label = this.translate('editor.follow.start', person.name);
    const button = make('button', { type: 'button', class: 'person', 'data-person': person.id, title: label });
    button.append(avatar(person.name, person.colour), make('bdi', {}, person.name));
    button.addEventListener('click', () => this.follow(person));
    return button;
  }
}

function avatar(name: string, colour: string): HTMLElement {
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
