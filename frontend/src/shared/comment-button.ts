import { make } from './dom';

/** The button at selected words. */
export class CommentButton {
  readonly root = make('button', { type: 'button', class: 'comment-on', hidden: true });

  constructor(press: () => void) {
    // Keeps the selection while the button is pressed.
    this.root.addEventListener('pointerdown', (event) => event.preventDefault());
    this.root.addEventListener('click', press);
  }

  label(text: string): void {
    this.root.textContent = text;
    this.root.setAttribute('aria-keyshortcuts', 'Control+Alt+M');
  }

  /** Below the words, within the frame, in which the button is positioned; hidden without words. */
  showAt(words: Range | null, frame: HTMLElement): void {
    this.root.hidden = !words;
    if (!words) return;
    const at = words.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    const left = Math.min(Math.max(at.left - around.left, 0), Math.max(0, around.width - this.root.offsetWidth));
    this.root.style.setProperty('top', `${at.bottom - around.top + 6}px`);
    this.root.style.setProperty('left', `${left}px`);
  }
}

/** Ctrl+Alt+M, or the same with Apple's command key. */
export function isCommentShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.altKey && event.code === 'KeyM';
}
