import type { EditorView } from '@tiptap/pm/view';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';
import { insertMention, matching, type Member, type Mention, type MentionList } from './mention';

interface Source {
  /** The members to choose from; null if they have yet to be loaded. */
  members(): Member[] | null;
  chosen(member: Member): void;
}

/** Offers names under the caret while a mention is written. The focus stays in the text (ARIA's combobox pattern). */
export class MentionListbox implements MentionList {
  readonly id = `communique-mentions-${crypto.randomUUID().slice(0, 8)}`;
  readonly root: HTMLElement;
  private offered: Member[] = [];
  private index = 0;
  private shown: { mention: Mention; view: EditorView } | null = null;

  constructor(
    private readonly translate: Translate,
    private readonly source: Source,
  ) {
    const label = translate('editor.mention.label');
    this.root = make('div', { class: 'mentions', id: this.id, role: 'listbox', 'aria-label': label, hidden: true });
    this.root.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest<HTMLElement>('[role="option"]');
      if (option) this.choose(Number(option.dataset.index));
    });
  }

  get active(): string | null {
    return this.offered.length > 0 ? `${this.id}-${this.index}` : null;
  }

  show(mention: Mention, view: EditorView): void {
    this.shown = { mention, view };
    const members = this.source.members();
    if (members === null) return;
    this.offered = matching(members, mention.typed);
    if (this.offered.length === 0 && mention.typed.includes(' ')) return this.hide();
    this.index = 0;
    this.draw();
    this.root.hidden = false;
    this.place(view);
  }

  /** Called when the members are loaded. */
  refresh(): void {
    if (this.shown) this.show(this.shown.mention, this.shown.view);
  }

  hide(): void {
    if (this.shown) this.tell(this.shown.view, null);
    this.shown = null;
    this.offered = [];
    this.root.hidden = true;
  }

  takes({ key }: KeyboardEvent): boolean {
    const { length } = this.offered;
    if (length === 0) return false;
    if (key === 'Enter' || key === 'Tab') this.choose(this.index);
    else if (key === 'ArrowDown') this.move((this.index + 1) % length);
    else if (key === 'ArrowUp') this.move((this.index - 1 + length) % length);
    else return false;
    return true;
  }

  private choose(index: number): void {
    const member = this.offered[index];
    if (!member || !this.shown) return;
    const { mention, view } = this.shown;
    insertMention(mention, member)(view.state, view.dispatch);
    this.hide();
    this.source.chosen(member);
  }

  private move(index: number): void {
    this.index = index;
    this.draw();
  }

  private draw(): void {
    const options = this.offered.map(({ name, of }, index) => {
      const option = make('div', { role: 'option', id: `${this.id}-${index}`, 'data-index': index });
      option.setAttribute('aria-selected', String(index === this.index));
      option.append(make('bdi', { class: 'name' }, name));
      if (of) option.append(make('bdi', { class: 'of' }, of));
      return option;
    });
    const none = make('p', {}, this.translate('editor.mention.none'));
    this.root.replaceChildren(...(options.length > 0 ? options : [none]));
    if (this.shown) this.tell(this.shown.view, this.active);
  }

  private tell({ dom }: EditorView, active: string | null): void {
    if (active === null) {
      dom.removeAttribute('aria-activedescendant');
      dom.removeAttribute('aria-controls');
    } else {
      dom.setAttribute('aria-activedescendant', active);
      dom.setAttribute('aria-controls', this.id);
    }
  }

  private place(view: EditorView): void {
    const surface = (this.root.offsetParent ?? document.body).getBoundingClientRect();
    const caret = view.coordsAtPos(this.shown!.mention.from);
    const widest = surface.width - this.root.offsetWidth - 8;
    const below = caret.bottom + this.root.offsetHeight + 8 < innerHeight;
    const top = below ? caret.bottom + 6 : caret.top - this.root.offsetHeight - 6;
    this.root.style.insetBlockStart = `${top - surface.top}px`;
    this.root.style.left = `${Math.max(8, Math.min(caret.left - surface.left, widest))}px`;
  }
}
