import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { iconButton, make } from '../shared/dom';
import type { Panel } from '../shared/panels';
import type { Translate } from '../shared/texts';
import { endSearch, findNext, findPrevious, replaceAll, replaceCurrent, searchFor, searchOf } from './search';

/** Finds and replaces text. Enter goes to the next match, Shift+Enter to the previous one. */
export class FindPanel implements Panel {
  readonly root: HTMLElement;
  private readonly text: HTMLInputElement;
  private readonly replacement: HTMLInputElement;
  private readonly count = make('output', { class: 'count', 'aria-live': 'polite' });
  private readonly options: Record<'matchCase' | 'wholeWord', HTMLInputElement>;
  private readonly replacing: HTMLElement;
  private replaced = 0;

  constructor(
    private readonly editor: Editor,
    private readonly translate: Translate,
    close: () => void,
  ) {
    this.text = this.field('editor.find.text');
    this.replacement = this.field('editor.find.replacement');
    const { text, matchCase, wholeWord } = searchOf(editor.state).query;
    this.text.value = text;
    this.options = { matchCase: make('input', { type: 'checkbox', checked: matchCase }), wholeWord: make('input', { type: 'checkbox', checked: wholeWord }) };
    const option = (name: 'matchCase' | 'wholeWord') =>
      make('label', { class: 'option' }, this.options[name], translate(`editor.find.${name}`));
    this.replacing = make(
      'div',
      { class: 'line' },
      this.replacement,
      this.button('editor.find.replace', () => this.run(replaceCurrent(this.replacement.value))),
      this.button('editor.find.replaceAll', () => this.replaceAll()),
    );
    const finding = make(
      'div',
      { class: 'line' },
      this.text,
      this.count,
      iconButton('previous', translate('editor.find.previous'), () => this.run(findPrevious)),
      iconButton('next', translate('editor.find.next'), () => this.run(findNext)),
      option('matchCase'),
      option('wholeWord'),
    );
    this.root = make(
      'section',
      { class: 'pane find', role: 'search', 'aria-label': translate('editor.find.label') },
      finding,
      this.replacing,
      iconButton('close', translate('editor.find.close'), close),
    );
    this.root.addEventListener('input', () => this.search());
    this.root.addEventListener('keydown', (event) => this.keys(event));
  }

  open(): void {
    const { from, to } = this.editor.state.selection;
    const selected = this.editor.state.doc.textBetween(from, to, '\n');
    if (selected && selected.length < 200 && !selected.includes('\n')) this.text.value = selected;
    this.search();
    this.text.focus();
    this.text.select();
  }

  refresh(): void {
    const { matches, current, query } = searchOf(this.editor.state);
    this.replacing.hidden = !this.editor.isEditable;
    this.root.classList.toggle('nothing', query.text !== '' && matches.length === 0);
    if (query.text === '') this.count.textContent = '';
    else if (this.replaced > 0) this.count.textContent = this.translate('editor.find.replaced', this.replaced);
    else if (matches.length === 0) this.count.textContent = this.translate('editor.find.none');
    else this.count.textContent = this.translate('editor.find.count', current + 1 || '–', matches.length);
  }

  close(): void {
    this.dispatch(endSearch);
  }

  private search(): void {
    this.replaced = 0;
    const { matchCase, wholeWord } = this.options;
    const query = { text: this.text.value, matchCase: matchCase.checked, wholeWord: wholeWord.checked };
    this.dispatch(searchFor(query));
    const { matches, current } = searchOf(this.editor.state);
    if (matches.length > 0 && current < 0) this.dispatch(findNext);
    this.refresh();
  }

  private replaceAll(): void {
    const { matches } = searchOf(this.editor.state);
    if (this.dispatch(replaceAll(this.replacement.value))) this.replaced = matches.length;
    this.refresh();
  }

  private run(command: Command): void {
    this.replaced = 0;
    this.dispatch(command);
    this.refresh();
  }

  private dispatch(command: Command): boolean {
    return command(this.editor.state, this.editor.view.dispatch, this.editor.view);
  }

  private keys(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.isComposing) return;
    event.preventDefault();
    if (event.target === this.replacement) this.run(replaceCurrent(this.replacement.value));
    else this.run(event.shiftKey ? findPrevious : findNext);
  }

  private field(label: 'editor.find.text' | 'editor.find.replacement'): HTMLInputElement {
    const text = this.translate(label);
    return make('input', { type: 'text', 'aria-label': text, placeholder: text, autocomplete: 'off', dir: 'auto' });
  }

  private button(label: 'editor.find.replace' | 'editor.find.replaceAll', action: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.translate(label));
    button.addEventListener('click', action);
    return button;
  }
}
