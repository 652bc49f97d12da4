import { make } from '../shared/dom';

const APPEARS_AFTER_MS = 400;

/** One tooltip for all elements with data-tip under a root; shows names that screen readers already have. */
export class Tooltip {
  readonly root = make('div', { class: 'tooltip', 'aria-hidden': 'true', popover: 'manual' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(area: HTMLElement) {
    area.addEventListener('pointerover', (event) => this.showLater(event, APPEARS_AFTER_MS));
    area.addEventListener('focusin', (event) => {
      if ((event.target as Element).matches(':focus-visible')) this.showLater(event, 0);
    });
    for (const ending of ['pointerout', 'focusout', 'pointerdown']) {
      area.addEventListener(ending, () => this.hide());
    }
    area.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.hide();
    });
  }

  private showLater(event: Event, delay: number): void {
    const target = (event.target as Element).closest<HTMLElement>('[data-tip]');
    clearTimeout(this.timer);
    if (target) this.timer = setTimeout(() => this.show(target), delay);
  }

  private show(target: HTMLElement): void {
    if (!target.isConnected || typeof this.root.showPopover !== 'function') return;
    this.root.textContent = target.dataset.tip!;
    this.root.showPopover();
    const at = target.getBoundingClientRect();
    const middle = at.left + at.width / 2 - this.root.offsetWidth / 2;
    const left = Math.max(8, Math.min(middle, window.innerWidth - this.root.offsetWidth - 8));
    this.root.style.left = `${left}px`;
    this.root.style.top = `${at.bottom + 6}px`;
  }

  private hide(): void {
    clearTimeout(this.timer);
    if (this.root.matches(':popover-open')) this.root.hidePopover();
  }
}
