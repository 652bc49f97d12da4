import { make } from './dom';
import type { Status, StatusName } from './status';
import { refusalKey, type Translate } from './texts';

const CALM_MS = 350;

/**
 * Shows the state of the draft. "Saving…" appears at once and "Saved" only when it lasts, so that the sign neither
 * flickers while someone types nor promises too early. Readers hear only what they would want to be told.
 */
export class StatusSign {
  readonly root: HTMLElement;
  private readonly sign: HTMLElement;
  private readonly announcement: HTMLElement;
  private readonly retreat: HTMLElement;
  private shown: StatusName | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly translate: Translate,
    private readonly changed: (status: Status) => void,
    ownText: () => string,
    reload: () => void,
  ) {
    this.sign = make('span', { class: 'sign', dir: 'auto' });
    this.announcement = make('span', { class: 'visually-hidden', role: 'status' });
    const copy = make('button', { type: 'button' }, translate('editor.refused.copy'));
    const again = make('button', { type: 'button' }, translate('editor.refused.reload'));
    copy.addEventListener('click', () => {
      void navigator.clipboard.writeText(ownText()).then(() => (copy.textContent = translate('editor.refused.copied')));
    });
    again.addEventListener('click', reload);
    this.retreat = make('span', { class: 'retreat', hidden: true }, copy, again);
    const label = translate('editor.status.label');
    this.root = make('div', { class: 'status', role: 'group', 'aria-label': label }, this.sign, this.retreat, this.announcement);
  }

  show(status: Status): void {
    clearTimeout(this.waiting);
    if (status.name === 'saved' && this.shown === 'saving') {
      this.waiting = setTimeout(() => this.draw(status), CALM_MS);
    } else if (status.name !== this.shown) {
      this.draw(status);
    }
  }

  private draw(status: Status): void {
    const text = this.textOf(status);
    const worthSaying = status.name !== 'saving' && !(status.name === 'saved' && this.shown === 'saving');
    this.shown = status.name;
    this.root.dataset.status = status.name;
    this.sign.textContent = text;
    if (worthSaying) this.announcement.textContent = text;
    this.retreat.hidden = status.name !== 'refused';
    this.changed(status);
  }

  private textOf({ name, code }: Status): string {
    const text = this.translate(`editor.status.${name}`);
    if (name !== 'refused') return text;
    const reason = this.translate(refusalKey(code ?? 'other'));
    // Whoever is not let in has changed nothing.
    return code === 'forbidden' ? reason : `${text} ${reason}`;
  }
}
