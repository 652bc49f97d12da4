import type { ConnectionState } from '../collaboration/status';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';

/** Says that the server was updated. The page is loaded again only when the person wants it, and once their edits are saved. */
export class UpdateNotice {
  readonly root = make('section', { class: 'pane updated', role: 'status', hidden: true });
  private wanted = false;
  private saved = false;

  constructor(
    private readonly translate: Translate,
    private readonly reload = () => location.reload(),
  ) {}

  show({ updated, connected, pending, refused }: ConnectionState): void {
    const hidden = !updated || refused !== null;
    this.saved = connected && pending === 0;
    if (hidden !== this.root.hidden) this.draw(hidden);
    this.reloadOnceSaved();
  }

  private reloadOnceSaved(): void {
    if (!this.wanted || !this.saved) return;
    this.wanted = false;
    this.reload();
  }

  private draw(hidden: boolean): void {
    const button = make('button', { type: 'button' }, this.translate('editor.updated.reload'));
    button.addEventListener('click', () => {
      this.wanted = button.disabled = true;
      this.reloadOnceSaved();
    });
    this.wanted = false;
    this.root.hidden = hidden;
    this.root.replaceChildren(make('p', { dir: 'auto' }, this.translate('editor.updated.said')), make('div', { class: 'line' }, button));
  }
}
