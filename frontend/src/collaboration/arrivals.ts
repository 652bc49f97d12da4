import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';
import type { Person } from './people';

/** A connection that breaks comes back within this, and no one wants to hear of it. */
export const SETTLES_AFTER_MS = 2000;

/** Tells screen readers who comes and goes; those who are there at first are not news. */
export class Arrivals {
  readonly root = make('span', { class: 'visually-hidden', role: 'status' });
  private told: ReadonlyMap<string, string> | null = null;
  private present: Person[] = [];
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly translate: Translate) {}

  /** Called also when a caret moves, which those who are there do all the time. */
  show(people: Person[]): void {
    const before = ids(this.present);
    this.present = people;
    if (this.waiting !== undefined && ids(people) === before) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(this.present), SETTLES_AFTER_MS);
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

function ids(people: Person[]): string {
  return JSON.stringify(people.map(({ id }) => id).sort());
}
