import { make } from './dom';
import { plainText, type Passage } from './passages';
import { NOT_SHOWN } from './status';
import type { TextKey, Translate } from './texts';

const loadedAgain = new Set(['outdated', 'too-many', NOT_SHOWN]);

interface Listener {
  /** Goes on with what the server has. */
  leaveBehind(): void;
}

/** What one wrote and the server did not take: to be read and copied before one goes on without it. */
export class Refusal {
  readonly root: HTMLElement;

  constructor(
    private readonly translate: Translate,
    private readonly listener: Listener,
  ) {
    const label = translate('editor.refused.yours');
    this.root = make('section', { class: 'pane refusal', 'aria-label': label, hidden: true });
  }

  show(code: string | null, passages: Passage[]): void {
    this.root.hidden = code === null;
    this.root.replaceChildren();
    if (code === null) return;
    if (passages.length > 0) this.root.append(make('h2', {}, this.translate('editor.refused.yours')), quote(passages));
    const actions = make('div', { class: 'line' });
    if (passages.length > 0) actions.append(this.copying(passages));
    const going = this.goingOn(code);
    if (going) actions.append(going);
    this.root.append(actions);
    this.root.hidden = actions.childElementCount === 0;
  }

  private copying(passages: Passage[]): HTMLElement {
    const copy = this.button('editor.refused.copy', () => {
      void navigator.clipboard.writeText(plainText(passages)).then(
        () => (copy.textContent = this.translate('editor.refused.copied')),
        () => getSelection()?.selectAllChildren(this.root.querySelector('.passages')!),
      );
    });
    return copy;
  }

  private goingOn(code: string): HTMLElement | null {
    if (code === 'unauthenticated') return this.button('editor.refused.signIn', () => location.reload());
    if (loadedAgain.has(code)) return this.button('editor.refused.loadAgain', () => location.reload());
    if (code === 'forbidden') return null;
    return this.button('editor.refused.reload', () => this.listener.leaveBehind());
  }

  private button(label: TextKey, action: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.translate(label));
    button.addEventListener('click', action);
    return button;
  }
}

function quote(passages: Passage[]): HTMLElement {
  const paragraphs = passages.map((passage) =>
    make('p', { dir: 'auto' }, ...passage.map(({ text, unsaved }) => (unsaved ? make('mark', {}, text) : text))),
  );
  return make('div', { class: 'passages', tabindex: 0 }, ...paragraphs);
}
