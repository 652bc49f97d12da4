import { make } from '../shared/dom';
import { icon, type IconName } from '../shared/icons';
import type { Translate } from '../shared/texts';

/** Two buttons that show outline and people on narrow screens. */
export class SidebarToggles {
  readonly root: HTMLElement;
  private readonly count = make('span');
  private readonly toggles: { button: HTMLButtonElement; panel: HTMLElement }[];

  constructor(translate: Translate, outline: HTMLElement, people: HTMLElement) {
    this.toggles = [
      this.toggle(outline, translate('editor.outline.label'), 'outline'),
      this.toggle(people, translate('editor.people.label'), 'people'),
    ];
    this.toggles[1]!.button.append(this.count);
    this.root = make('div', { class: 'sidebar-toggles' }, ...this.toggles.map(({ button }) => button));
  }

  showCount(people: number): void {
    this.count.textContent = String(people);
  }

  close(): void {
    for (const { button, panel } of this.toggles) set(button, panel, false);
  }

  private toggle(panel: HTMLElement, label: string, sign: IconName) {
    const button = make('button', { type: 'button', 'aria-label': label, 'aria-expanded': 'false', 'data-tip': label });
    button.append(icon(sign));
    button.addEventListener('click', () => {
      const open = !panel.hasAttribute('data-open');
      this.close();
      set(button, panel, open);
    });
    return { button, panel };
  }
}

function set(button: HTMLButtonElement, panel: HTMLElement, open: boolean): void {
  panel.toggleAttribute('data-open', open);
  button.setAttribute('aria-expanded', String(open));
}
