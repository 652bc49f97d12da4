import { make } from '../shared/dom';
import { icon, type IconName } from '../shared/icons';
import type { Translate } from '../shared/texts';

interface Toggle {
  button: HTMLButtonElement;
  panel(): HTMLElement | null;
}

/** Buttons that show outline, people and margin on narrow screens. */
export class SidebarToggles {
  readonly root: HTMLElement;
  private readonly count = make('span');
  private readonly cards = make('span');
  private readonly outline: Toggle;
  private readonly people: Toggle;
  private readonly margin: Toggle;

  /** @param margin the server's element, which it may replace */
  constructor(translate: Translate, outline: HTMLElement, people: HTMLElement, margin: () => HTMLElement | null) {
    this.outline = this.toggle(() => outline, translate('editor.outline.label'), 'outline');
    this.people = this.toggle(() => people, translate('editor.people.label'), 'people');
    this.margin = this.toggle(margin, translate('editor.comment.margin'), 'comment');
    this.people.button.append(this.count);
    this.margin.button.append(this.cards);
    this.showCards(0);
    this.root = make('div', { class: 'sidebar-toggles' }, ...this.toggles.map(({ button }) => button));
  }

  private get toggles(): Toggle[] {
    return [this.outline, this.people, this.margin];
  }

  showCount(people: number): void {
    tell(this.people, this.count, people);
  }

  showCards(cards: number): void {
    tell(this.margin, this.cards, cards);
    this.margin.button.hidden = cards === 0;
  }

  /** Does nothing where the margin stands next to the text, as the outline does. */
  openMargin(): void {
    if (this.outline.button.offsetParent === null) return;
    this.close();
    set(this.margin, true);
  }

  close(): void {
    for (const toggle of this.toggles) set(toggle, false);
  }

  private toggle(panel: () => HTMLElement | null, label: string, sign: IconName): Toggle {
    const button = make('button', { type: 'button', class: `of-${sign}`, 'aria-label': label, 'aria-expanded': 'false', 'data-tip': label });
    button.append(icon(sign));
    button.addEventListener('click', () => {
      const open = button.getAttribute('aria-expanded') === 'false';
      this.close();
      set(toggle, open);
    });
    const toggle = { button, panel };
    return toggle;
  }
}

/** Everyone sees the number, and so it is part of the button's name. It comes with each key: to write the same again would lay out the draft twice. */
function tell({ button }: Toggle, place: HTMLElement, number: number): void {
  if (place.textContent === String(number)) return;
  place.textContent = String(number);
  button.setAttribute('aria-label', `${button.dataset.tip}: ${number}`);
}

function set({ button, panel }: Toggle, open: boolean): void {
  panel()?.toggleAttribute('data-open', open);
  button.setAttribute('aria-expanded', String(open));
}
