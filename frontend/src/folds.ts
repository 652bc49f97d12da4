import { make } from './dom';
import { icon, type IconName } from './icons';
import type { Translate } from './texts';

/** On narrow screens outline and people are folded away behind these two buttons. */
export class Folds {
  readonly root: HTMLElement;
  private readonly count = make('span');
  private readonly folds: { button: HTMLButtonElement; panel: HTMLElement }[];

  constructor(translate: Translate, outline: HTMLElement, people: HTMLElement) {
    this.folds = [
      this.fold(outline, translate('editor.outline.label'), 'outline'),
      this.fold(people, translate('editor.people.label'), 'people'),
    ];
    this.folds[1]!.button.append(this.count);
    this.root = make('div', { class: 'folds' }, ...this.folds.map(({ button }) => button));
  }

  showCount(people: number): void {
    this.count.textContent = String(people);
  }

  close(): void {
    for (const { button, panel } of this.folds) set(button, panel, false);
  }

  private fold(panel: HTMLElement, label: string, sign: IconName) {
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
