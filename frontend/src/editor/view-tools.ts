import { make } from '../shared/dom';
import { icon, type IconName } from '../shared/icons';
import type { TextKey, Translate } from '../shared/texts';
import { ariaKeys, readable } from './shortcuts';

export type ViewToolName = 'suggest' | 'comment' | 'find' | 'authors' | 'history' | 'changes' | 'keep' | 'help';

const keys: Partial<Record<ViewToolName, string>> = { suggest: 'Mod-Alt-x', comment: 'Mod-Alt-m', find: 'Mod-f', help: 'Mod-/' };

/** Buttons that readers have as well: they change what is shown, not the text. */
export class ViewTools {
  readonly root: HTMLElement;
  private readonly buttons: Record<ViewToolName, HTMLButtonElement>;

  constructor(
    private readonly translate: Translate,
    run: (name: ViewToolName) => void,
  ) {
    const button = (name: ViewToolName) => this.button(name, () => run(name));
    this.buttons = {
      suggest: button('suggest'),
      comment: button('comment'),
      find: button('find'),
      authors: button('authors'),
      history: button('history'),
      changes: button('changes'),
      keep: button('keep'),
      help: button('help'),
    };
    this.offer('suggest', false);
    this.offer('comment', false);
    this.offer('changes', false);
    this.offer('keep', false);
    const label = translate('editor.tools.label');
    // The text keeps its selection while the pointer presses a tool.
    this.buttons.comment.addEventListener('pointerdown', (event) => event.preventDefault());
    this.root = make('div', { class: 'view-tools', role: 'group', 'aria-label': label }, ...Object.values(this.buttons));
  }

  offer(name: ViewToolName, offered: boolean): void {
    this.buttons[name].hidden = !offered;
  }

  press(name: ViewToolName, pressed: boolean): void {
    this.buttons[name].setAttribute('aria-pressed', String(pressed));
  }

  private button(name: ViewToolName, action: () => void): HTMLButtonElement {
    const label = this.translate(`editor.tools.${name}` as TextKey);
    const shortcut = keys[name];
    const button = make('button', {
      type: 'button',
      class: 'tool',
      'data-tool': name,
      'aria-label': label,
      'aria-pressed': 'false',
      'aria-keyshortcuts': shortcut && ariaKeys(shortcut),
      'data-tip': shortcut ? `${label} (${readable(shortcut)})` : label,
    });
    button.append(icon(name as IconName));
    button.addEventListener('click', action);
    return button;
  }
}
