import type { Editor } from '@tiptap/core';
import { make } from '../shared/dom';
import { linkAddress } from '../shared/link-address';
import type { Translate } from '../shared/texts';

/** A small dialog under the selection that sets, changes, opens or removes a link. */
export class LinkDialog {
  readonly root: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly problem: HTMLElement;
  private readonly remove: HTMLButtonElement;
  private readonly open: HTMLAnchorElement;
  private editor: Editor | null = null;

  constructor(
    private readonly translate: Translate,
    private readonly returnFocus: () => void,
  ) {
    const problemId = `communique-link-problem-${crypto.randomUUID().slice(0, 8)}`;
    this.input = make('input', { type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false', dir: 'ltr' });
    this.input.placeholder = 'https://';
    this.input.setAttribute('aria-describedby', problemId);
    this.problem = make('p', { class: 'problem', id: problemId, role: 'alert' });
    this.remove = make('button', { type: 'button' }, translate('editor.link.remove'));
    this.open = make('a', { target: '_blank', rel: 'noopener noreferrer' }, translate('editor.link.open'));
    const form = make(
      'form',
      { novalidate: true },
      make('label', {}, make('span', {}, translate('editor.link.address')), this.input),
      this.problem,
      make(
        'div',
        { class: 'actions' },
        make('button', { type: 'submit', class: 'primary' }, translate('editor.link.apply')),
        this.remove,
        this.open,
      ),
    );
    const label = translate('editor.link.label');
    this.root = make('div', { class: 'link-dialog', role: 'dialog', 'aria-label': label, hidden: true }, form);
    form.addEventListener('submit', (event) => this.apply(event));
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    this.root.addEventListener('focusout', (event) => {
      if (event.relatedTarget && !this.root.contains(event.relatedTarget as Node)) this.root.hidden = true;
    });
    this.remove.addEventListener('click', () => this.unlink());
  }

  show(editor: Editor): boolean {
    if (!editor.isEditable) return false;
    this.editor = editor;
    const { href } = editor.getAttributes('link') as { href?: string | null };
    this.input.value = href ?? '';
    this.tell('');
    this.remove.hidden = this.open.hidden = !href;
    if (href) this.open.href = href;
    this.root.hidden = false;
    this.place(editor);
    this.input.focus();
    this.input.select();
    return true;
  }

  private place(editor: Editor): void {
    const surface = (this.root.offsetParent ?? document.body).getBoundingClientRect();
    const at = (document.activeElement?.closest('.note-text') ?? null)?.getBoundingClientRect();
    const caret = at ?? editor.view.coordsAtPos(editor.state.selection.from);
    const widest = surface.width - this.root.offsetWidth - 8;
    this.root.style.insetBlockStart = `${caret.bottom - surface.top + 8}px`;
    this.root.style.left = `${Math.max(8, Math.min(caret.left - surface.left, widest))}px`;
  }

  private apply(event: Event): void {
    event.preventDefault();
    const href = linkAddress(this.input.value);
    if (href === null) {
      this.tell(this.translate(this.input.value.trim() ? 'editor.link.invalid' : 'editor.link.empty'));
      return;
    }
    const chain = this.editor!.chain().extendMarkRange('link');
    if (this.editor!.state.selection.empty && !this.editor!.isActive('link')) {
      chain.insertContent({ type: 'text', text: href.replace(/^mailto:/, ''), marks: [{ type: 'link', attrs: { href } }] });
    } else {
      chain.setMark('link', { href });
    }
    chain.run();
    this.close();
  }

  private unlink(): void {
    this.editor!.chain().extendMarkRange('link').unsetMark('link').run();
    this.close();
  }

  private close(): void {
    this.root.hidden = true;
    this.returnFocus();
  }

  private tell(problem: string): void {
    this.problem.textContent = problem;
    this.input.setAttribute('aria-invalid', String(problem !== ''));
  }
}
