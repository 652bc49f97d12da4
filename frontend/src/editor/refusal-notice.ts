import { NOT_SHOWN } from '../collaboration/status';
import { plainText, type UnsavedParagraph } from '../collaboration/unsaved-text';
import { make } from '../shared/dom';
import type { TextKey, Translate } from '../shared/texts';

const reloadable = new Set(['outdated', 'too-many', NOT_SHOWN]);

interface Listener {
  /** Continues with the server's text. */
  discardUnsaved(): void;
}

/** Shows what the server did not accept, so that the person can copy it before they continue without it. */
export class RefusalNotice {
  readonly root: HTMLElement;

  constructor(
    private readonly translate: Translate,
    private readonly listener: Listener,
  ) {
    const label = translate('editor.refused.yours');
    this.root = make('section', { class: 'pane refusal', 'aria-label': label, hidden: true });
  }

  show(code: string | null, passages: UnsavedParagraph[]): void {
    this.root.hidden = code === null;
    this.root.replaceChildren();
    if (code === null) return;
    if (passages.length > 0) this.root.append(make('h2', {}, this.translate('editor.refused.yours')), quote(passages));
    const actions = make('div', { class: 'line' });
    if (passages.length > 0) actions.append(this.copyButton(passages));
    const button = this.continuation(code);
    if (button) actions.append(button);
    this.root.append(actions);
    this.root.hidden = actions.childElementCount === 0;
  }

  private copyButton(passages: UnsavedParagraph[]): HTMLElement {
    const copy = this.button('editor.refused.copy', () => {
      void navigator.clipboard.writeText(plainText(passages)).then(
        () => (copy.textContent = this.translate('editor.refused.copied')),
        () => getSelection()?.selectAllChildren(this.root.querySelector('.passages')!),
      );
    });
    return copy;
  }

  private continuation(code: string): HTMLElement | null {
    if (code === 'unauthenticated') return this.button('editor.refused.signIn', () => location.reload());
    if (reloadable.has(code)) return this.button('editor.refused.loadAgain', () => location.reload());
    if (code === 'forbidden') return null;
    return this.button('editor.refused.reload', () => this.listener.discardUnsaved());
  }

  private button(label: TextKey, action: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.translate(label));
    button.addEventListener('click', action);
    return button;
  }
}

function quote(passages: UnsavedParagraph[]): HTMLElement {
  const paragraphs = passages.map((passage) =>
    make('p', { dir: 'auto' }, ...passage.map(({ text, unsaved }) => (unsaved ? make('mark', {}, text) : text))),
  );
  return make('div', { class: 'passages', tabindex: 0 }, ...paragraphs);
}
