import type { Editor } from '@tiptap/core';
import { make } from './dom';
import type { Records } from './records';
import type { Restored } from './status';
import type { TextKey, Translate } from './texts';

/** Says that a colleague brought back an older text while one was writing, and offers what was there before. */
export class WayBack {
  readonly root = make('section', { class: 'pane restored', role: 'status', hidden: true });

  constructor(
    private readonly translate: Translate,
    private readonly language: string,
    private readonly records: Records,
    private readonly broughtBack: (from: string, before: number) => void,
  ) {}

  /** The text before is asked for at once, as long as the server has that very edit. */
  show({ from, before }: Restored, name: string, editor: Editor): void {
    const text = this.textAt(before, editor);
    const time = new Intl.DateTimeFormat(this.language || undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(from));
    const close = () => (this.root.hidden = true);
    const back = this.button('editor.restored.back', () => {
      close();
      void text.then(async (put) => {
        const last = await this.lastEdit();
        if (!editor.isDestroyed && editor.isEditable && put(editor) && last !== undefined) {
          this.broughtBack(new Date().toISOString(), last);
        }
      });
    });
    text.catch(() => (back.disabled = true));
    const said = make('p', { dir: 'auto' }, this.translate('editor.restored.by', name || this.translate('editor.restored.colleague'), time));
    this.root.replaceChildren(said, make('div', { class: 'line' }, back, this.button('editor.restored.close', close)));
    this.root.hidden = false;
  }

  private async textAt(seq: number, editor: Editor): Promise<(editor: Editor) => boolean> {
    const [update, { restore, textAt }] = await Promise.all([this.records.at(seq), import('./past')]);
    const text = textAt(update, editor.schema);
    return ({ state, view }) => restore(text)(state, view.dispatch);
  }

  private lastEdit(): Promise<number | undefined> {
    return this.records.points().then((points) => points.at(-1)?.seq, () => undefined);
  }

  private button(label: TextKey, action: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.translate(label));
    button.addEventListener('click', action);
    return button;
  }
}
