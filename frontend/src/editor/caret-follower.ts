import type { Person } from '../collaboration/people';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';

const SCROLLING_KEYS = new Set(['Escape', 'PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown']);

/** Scrolls along with a colleague's caret, until the person scrolls, types or presses Escape. */
export class CaretFollower {
  /** Says who is followed, with a button to stop. */
  readonly root = make('div', { class: 'following', role: 'status' });
  private followed: Person | null = null;
  private readonly stop = () => this.set(null);
  private readonly stopByKey = ({ key }: KeyboardEvent) => {
    if (SCROLLING_KEYS.has(key) || key.length === 1) this.stop();
  };

  constructor(
    private readonly translate: Translate,
    /** The element with the carets, which carry their person's id. */
    private readonly text: HTMLElement,
    private readonly changed: (followed: Person | null) => void,
  ) {}

  toggle(person: Person): void {
    this.set(this.followed?.id === person.id ? null : person);
  }

  /** After a caret may have moved. */
  refresh(): void {
    if (!this.followed) return;
    const caret = this.text.querySelector<HTMLElement>(`.caret[data-person="${CSS.escape(this.followed.id)}"]`);
    const at = caret?.getBoundingClientRect();
    if (!at || (at.top > innerHeight * 0.25 && at.bottom < innerHeight * 0.8)) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    caret!.scrollIntoView({ block: 'center', behavior: calm || Math.abs(at.top) > innerHeight * 2 ? 'auto' : 'smooth' });
  }

  /** Stops when the followed person has left. */
  keepTo(people: Person[]): void {
    if (this.followed && !people.some(({ id }) => id === this.followed!.id)) this.stop();
  }

  close(): void {
    this.listen('removeEventListener');
  }

  private set(person: Person | null): void {
    this.followed = person;
    this.listen(person ? 'addEventListener' : 'removeEventListener');
    this.root.replaceChildren();
    if (person) {
      const stop = make('button', { type: 'button' }, this.translate('editor.follow.stop'));
      stop.addEventListener('click', this.stop);
      this.root.append(make('bdi', {}, this.translate('editor.follow.on', person.name)), stop);
    }
    this.changed(person);
    this.refresh();
  }

  private listen(change: 'addEventListener' | 'removeEventListener'): void {
    window[change]('wheel', this.stop);
    window[change]('touchmove', this.stop);
    window[change]('keydown', this.stopByKey as EventListener);
  }
}
