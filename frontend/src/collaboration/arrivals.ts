import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';
import type { Person } from './people';

/** A connection that breaks comes back within this, and no one wants to hear of it. */
export const SETTLES_AFTER_MS = 2000;

/** Tells screen readers who comes and goes; those who are there at first are not news. */
export class Arrivals {
  readonly root = make('span', { class: 'visually-hidden', role: 'status' });
  private told: ReadonlyMap<string, string> | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly translate: Translate) {}

  show(people: Person[]): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(people), SETTLES_AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.waiting);
  }

  private tell(people: Person[]): void {
    const now = new Map(people.filter(({ self }) => !self).map(({ id, name }) => [id, name]));
    const before = this.told ?? now;
    this.told = now;
    const news = [
      ...[...now].filter(([id]) => !before.has(id)).map(([, name]) => this.translate('editor.people.joined', name)),
      ...[...before].filter(([id]) => !now.has(id)).map(([, name]) => this.translate('editor.people.left', name)),
    ];
    if (news.length > 0) this.root.textContent = news.join(' ');
  }
}
