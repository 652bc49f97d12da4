import { make } from '../shared/dom';
import type { Translate } from './modeler-texts';
import { type StageTemplate, stageTemplates } from './stage-templates';

let count = 0;

/** A button with a menu of the usual stages; the arrow keys go through it, and Escape closes it. */
export class StageMenu {
  readonly root: HTMLElement;
  private readonly button: HTMLButtonElement;
  private readonly menu: HTMLElement;

  /** @param add is given null for a stage that one fills in oneself */
  constructor(translate: Translate, add: (template: StageTemplate | null) => void) {
    const id = `communique-stages-${count++}`;
    const label = translate('modeler.tools.stage');
    this.button = make(
      'button',
      { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id, 'aria-label': label },
      `+ ${label} ▾`,
    );
    const item = (text: string, template: StageTemplate | null) => {
      const made = make('button', { type: 'button', role: 'menuitem', tabindex: -1 }, text);
      made.addEventListener('click', () => {
        this.close(true);
        add(template);
      });
      return made;
    };
    this.menu = make(
      'div',
      { id, class: 'menu', role: 'menu', 'aria-label': label, hidden: true },
      ...stageTemplates.map((template) => item(translate(`modeler.template.${template.key}`), template)),
      item(translate('modeler.template.plain'), null),
    );
    this.root = make('div', { class: 'stage-menu' }, this.button, this.menu);
    this.button.addEventListener('click', () => (this.menu.hidden ? this.open(0) : this.close(true)));
    this.root.addEventListener('keydown', (event) => this.press(event));
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.root.contains(relatedTarget as Node | null)) this.close(false);
    });
  }

  private open(at: number): void {
    this.menu.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.focus(at);
  }

  private close(withFocus: boolean): void {
    this.menu.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    if (withFocus) this.button.focus();
  }

  private press(event: KeyboardEvent): void {
    const items = [...this.menu.children];
    const at = items.indexOf(document.activeElement!);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const to = steps[event.key];
    if (event.key === 'Escape' && !this.menu.hidden) this.close(true);
    else if (to === undefined || (this.menu.hidden && !event.key.startsWith('Arrow'))) return;
    else if (this.menu.hidden) this.open(event.key === 'ArrowUp' ? items.length - 1 : 0);
    else this.focus(to);
    event.preventDefault();
    event.stopPropagation();
  }

  private focus(at: number): void {
    const items = this.menu.children;
    (items[(at + items.length) % items.length] as HTMLElement).focus();
  }
}
