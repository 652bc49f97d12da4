import { make } from '../shared/dom';

const CHANGES = '.compared :is(.changed, .inserted, .deleted, .moved)';
const WRITING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, vaadin-select, [contenteditable]';
const DIALOGS = 'vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-popover[opened]';

/** The same switch as for the keys of amendments (WCAG 2.1.4). */
const SWITCH = 'communique-desk-keys';

/** Leads from change to change: by buttons, and by the keys j and k unless the person writes or has turned them off. */
export class ChangeNavigation {
  private readonly place = make('span', { role: 'status' });
  private element: HTMLElement | null = null;
  private placeLabel = '';
  private current: HTMLElement | null = null;
  readonly pressed = (event: KeyboardEvent) => this.key(event);

  constructor(private readonly root: HTMLElement) {}

  drawIn(element: HTMLElement, [previous = '', next = '', place = '', keys = '']: string[]): void {
    this.element = element;
    this.placeLabel = place;
    const switched = make('button', { class: 'keys', type: 'button', title: keys }, make('kbd', {}, 'J'), make('kbd', {}, 'K'));
    const show = () => switched.setAttribute('aria-pressed', String(isOn()));
    switched.addEventListener('click', () => {
      localStorage.setItem(SWITCH, isOn() ? 'off' : 'on');
      show();
    });
    show();
    element.replaceChildren(this.button('\u2191', previous, -1), this.place, this.button('\u2193', next, 1), switched);
    this.refresh();
  }

  /** Called when another text is shown. */
  refresh(): void {
    const changes = this.changes();
    if (!this.current?.isConnected) this.current = null;
    if (this.element) this.element.hidden = changes.length === 0;
    this.say(changes);
  }

  private button(sign: string, label: string, step: number): HTMLElement {
    const button = make('button', { type: 'button', title: label, 'aria-label': label }, sign);
    button.addEventListener('click', () => this.go(step));
    return button;
  }

  private key(event: KeyboardEvent): void {
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    const writing = event.composedPath().some((each) => each instanceof Element && each.matches(WRITING));
    if (step === 0 || writing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isOn()) return;
    if (document.querySelector(DIALOGS) || this.changes().length === 0) return;
    event.preventDefault();
    this.go(step);
  }

  private go(step: number): void {
    const changes = this.changes();
    if (changes.length === 0) return;
    const at = this.current ? changes.indexOf(this.current) + step : step > 0 ? 0 : changes.length - 1;
    const change = changes[Math.min(Math.max(at, 0), changes.length - 1)]!;
    this.current?.removeAttribute('data-current');
    this.current = change;
    change.toggleAttribute('data-current', true);
    change.tabIndex = -1;
    change.scrollIntoView({ block: 'center' });
    change.focus({ preventScroll: true });
    this.say(changes);
  }

  private say(changes: HTMLElement[]): void {
    const at = this.current ? changes.indexOf(this.current) + 1 : 0;
    const words = this.placeLabel.replace('{0}', at === 0 ? '\u2013' : String(at)).replace('{1}', String(changes.length));
    if (this.place.textContent !== words) this.place.textContent = words;
  }

  private changes(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(CHANGES)];
  }
}

function isOn(): boolean {
  return localStorage.getItem(SWITCH) !== 'off';
}
