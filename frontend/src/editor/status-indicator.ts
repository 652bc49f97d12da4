import { NOT_SHOWN, type Status, type StatusName } from '../collaboration/status';
import { make } from '../shared/dom';
import { refusalKey, type Translate } from '../shared/texts';

const SAVED_AFTER_MS = 350;
const nothingLost = new Set(['forbidden', 'unauthenticated', 'outdated', 'too-many', NOT_SHOWN]);

/**
 * Shows the state of the draft. "Saving…" appears at once and "Saved" only when it lasts, so that it neither flickers
 * while the person types nor says so too early. Screen readers announce only what matters.
 */
export class StatusIndicator {
  readonly root: HTMLElement;
  private readonly sign: HTMLElement;
  private readonly announcement: HTMLElement;
  private shown: StatusName | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly translate: Translate,
    private readonly changed: (status: Status) => void,
  ) {
    this.sign = make('span', { class: 'sign', dir: 'auto' });
    this.announcement = make('span', { class: 'visually-hidden', role: 'status' });
    const label = translate('editor.status.label');
    this.root = make('div', { class: 'status', role: 'group', 'aria-label': label }, this.sign, this.announcement);
  }

  show(status: Status): void {
    clearTimeout(this.waiting);
    if (status.name === 'saved' && this.shown === 'saving') {
      this.waiting = setTimeout(() => this.draw(status), SAVED_AFTER_MS);
    } else if (status.name !== this.shown) {
      this.draw(status);
    }
  }

  private draw(status: Status): void {
    const text = this.textOf(status);
    this.shown = status.name;
    this.root.dataset.status = status.name;
    this.sign.textContent = text;
    if (status.name !== 'saving' && this.announcement.textContent !== text) this.announcement.textContent = text;
    this.changed(status);
  }

  private textOf({ name, code, kept }: Status): string {
    if (name === 'offline' && kept) return this.translate('editor.status.offlineKept');
    const text = this.translate(`editor.status.${name}`);
    if (name !== 'refused') return text;
    const reason = this.translate(refusalKey(code ?? 'other'));
    return code !== null && nothingLost.has(code) ? reason : `${text} ${reason}`;
  }
}
