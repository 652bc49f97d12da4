import type { Editor } from '@tiptap/core';
import type { Restored } from '../collaboration/server-message';
import { make } from '../shared/dom';
import type { TextKey, Translate } from '../shared/texts';
import { formatTime } from '../shared/times';
import type { DraftApi } from './draft-api';

/** Says that a colleague restored an older text, and offers to restore the text from before. */
export class RestoredNotice {
  readonly root = make('section', { class: 'pane restored', role: 'status', hidden: true });

  constructor(
    private readonly translate: Translate,
    private readonly language: string,
    private readonly draftApi: DraftApi,
    private readonly restored: (from: string, before: number) => void,
  ) {}

  /** Fetches the text before at once, while the server still has that edit. */
  show({ from, before }: Restored, name: string, editor: Editor): void {
    const text = this.restoringTo(before, editor);
    const time = formatTime(this.language, from);
    const close = () => (this.root.hidden = true);
    const back = this.button('editor.restored.back', () => {
      close();
      void text.then(async (put) => {
        const last = await this.lastEdit();
        if (!editor.isDestroyed && editor.isEditable && put(editor) && last !== undefined) {
          this.restored(new Date().toISOString(), last);
        }
      });
    });
    text.catch(() => (back.disabled = true));
    const said = make('p', { dir: 'auto' }, this.translate('editor.restored.by', name || this.translate('editor.restored.colleague'), time));
    this.root.replaceChildren(said, make('div', { class: 'line' }, back, this.button('editor.restored.close', close)));
    this.root.hidden = false;
  }

  private async restoringTo(seq: number, editor: Editor): Promise<(editor: Editor) => boolean> {
    const [update, { restoreDocument }, { revisionText }] = await Promise.all([
      this.draftApi.revision(seq),
      import('./restore'),
      import('./revision-text'),
    ]);
    const { document } = revisionText(update, editor.schema);
    return ({ state, view }) => restoreDocument(document)(state, view.dispatch);
  }

  private lastEdit(): Promise<number | undefined> {
    return this.draftApi.revisions().then((revisions) => revisions.at(-1)?.seq, () => undefined);
  }

  private button(label: TextKey, action: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.translate(label));
    button.addEventListener('click', action);
    return button;
  }
}
