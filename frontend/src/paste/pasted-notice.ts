import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';

/** Says that pasted text had tracked changes, and how it was taken. */
export class PastedNotice {
  readonly root = make('section', { class: 'pane pasted', role: 'status', hidden: true });

  constructor(private readonly translate: Translate) {}

  show(): void {
    const close = make('button', { type: 'button' }, this.translate('editor.pasted.close'));
    close.addEventListener('click', () => (this.root.hidden = true));
    const said = make('p', { dir: 'auto' }, this.translate('editor.pasted.tracked'));
    this.root.replaceChildren(said, make('div', { class: 'line' }, close));
    this.root.hidden = false;
  }
}
