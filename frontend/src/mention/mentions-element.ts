import { make, upgradeProperty } from '../shared/dom';
import { kept, located, matching, type Member, type Mention, type Typed, typedBefore } from './mention';

const GAP = 4;

/**
 * Offers names below the text area before it while an @ and a name are typed there. The focus stays in the text, which says which name
 * Enter chooses (aria-activedescendant). The server sets the attributes `label` and `none`, those mentioned already and, after
 * `members-wanted`, those who can be.
 */
export class CommuniqueMentions extends HTMLElement {
  private first: Member[] = [];
  private known: Member[] | null = null;
  private mentions: Mention[] | null = null;
  private text = '';
  private typed: Typed | null = null;
  private dismissed = -1;
  private offered: Member[] = [];
  private index = 0;
  private open = false;
  private readonly listId = `communique-mentions-${crypto.randomUUID().slice(0, 8)}`;
  private readonly list = make('div', { id: this.listId, role: 'listbox' });
  private readonly nobody = make('p', { role: 'status' });
  private readonly popup = make('div', { class: 'mentions', popover: 'manual' }, this.list, this.nobody);
  private field: HTMLElement | null = null;
  private readonly replaced = () => (this.typed ? this.place() : undefined);

  connectedCallback(): void {
    for (const event of ['scroll', 'resize']) window.addEventListener(event, this.replaced, true);
    // Once it was moved on the page with its field, the field gets the focus back.
    if (this.field) return queueMicrotask(() => this.resume());
    for (const name of ['mentioned', 'members']) upgradeProperty(this, name);
    this.field = this.previousElementSibling as HTMLElement | null;
    this.append(this.popup);
    this.list.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', ({ target }) => {
      const option = (target as Element).closest<HTMLElement>('[role="option"]');
      if (option) this.choose(Number(option.dataset.index));
    });
    this.field?.addEventListener('focusin', () => this.begin());
    this.field?.addEventListener('input', () => this.follow());
    this.field?.addEventListener('keydown', (event) => this.keys(event), true);
    this.field?.addEventListener('focusout', () => this.hide());
    // On a slow line people type before this program has come.
    this.resume();
  }

  disconnectedCallback(): void {
    for (const event of ['scroll', 'resize']) window.removeEventListener(event, this.replaced, true);
  }

  get mentioned(): Member[] {
    return this.first;
  }

  set mentioned(mentioned: Member[]) {
    this.first = mentioned;
  }

  get members(): Member[] | null {
    return this.known;
  }

  set members(members: Member[] | null) {
    this.known = members;
    if (this.typed) this.show();
  }

  private get area(): HTMLTextAreaElement {
    return this.field!.querySelector('textarea')!;
  }

  private begin(): void {
    if (this.mentions) return;
    this.text = this.area.value;
    this.mentions = located(this.first, this.text);
    this.area.setAttribute('aria-autocomplete', 'list');
    this.area.setAttribute('aria-haspopup', 'listbox');
  }

  private resume(): void {
    if (this.field?.contains(document.activeElement)) this.follow();
  }

  private follow(): void {
    this.begin();
    const { value, selectionStart: caret } = this.area;
    this.keep(kept(this.mentions!, this.text, value, caret));
    this.text = value;
    const typed = typedBefore(value, caret);
    const chosen = this.mentions!.some(({ at, name }) => at === typed?.at && caret > at + name.length);
    if (typed?.at !== this.dismissed) this.dismissed = -1;
    if (!typed || chosen || this.dismissed >= 0) return this.hide();
    this.typed = typed;
    this.show();
  }

  private keep(mentions: Mention[]): void {
    const ids = (all: Mention[]) => all.map(({ id }) => id);
    const changed = ids(mentions).join() !== ids(this.mentions!).join();
    this.mentions = mentions;
    if (changed) this.dispatchEvent(new CustomEvent('mentioned', { detail: { members: ids(mentions) } }));
  }

  private show(): void {
    if (this.known === null) {
      this.dispatchEvent(new CustomEvent('members-wanted'));
      return;
    }
    this.offered = matching(this.known, this.typed!.name);
    if (this.offered.length === 0 && this.typed!.name.includes(' ')) return this.hide();
    this.index = 0;
    this.draw();
    if (!this.open) this.popup.showPopover?.();
    this.open = true;
    this.place();
  }

  private hide(): void {
    this.typed = null;
    this.offered = [];
    this.area.removeAttribute('aria-activedescendant');
    this.area.removeAttribute('aria-controls');
    if (this.open) this.popup.hidePopover?.();
    this.open = false;
  }

  private keys(event: KeyboardEvent): void {
    if (!this.typed || event.isComposing) return;
    const { length } = this.offered;
    if (event.key === 'Escape') {
      this.dismissed = this.typed.at;
      this.hide();
    } else if (length === 0) return;
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(this.index);
    else if (event.key === 'ArrowDown') this.move((this.index + 1) % length);
    else if (event.key === 'ArrowUp') this.move((this.index - 1 + length) % length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(index: number): void {
    const member = this.offered[index];
    if (!member || !this.typed) return;
    const { area } = this;
    const { at } = this.typed;
    const words = `@${member.name} `;
    area.setSelectionRange(at, area.selectionStart);
    // Unlike the other way, it can be undone by keys.
    if (!document.execCommand?.('insertText', false, words)) {
      area.setRangeText(words, at, area.selectionEnd, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    if (area.value.startsWith(`@${member.name}`, at)) {
      this.keep([...this.mentions!, { ...member, at }].sort((one, other) => one.at - other.at));
    }
    this.hide();
  }

  private move(index: number): void {
    this.index = index;
    this.draw();
  }

  private draw(): void {
    const options = this.offered.map(({ name, of }, index) => {
      const option = make('div', { role: 'option', id: `${this.listId}-${index}`, 'data-index': index });
      option.setAttribute('aria-selected', String(index === this.index));
      option.append(make('bdi', { class: 'name' }, name));
      if (of) option.append(make('bdi', { class: 'of' }, of));
      return option;
    });
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.nobody.textContent = options.length === 0 ? this.getAttribute('none') : '';
    if (options.length === 0) return this.area.removeAttribute('aria-activedescendant');
    this.area.setAttribute('aria-controls', this.listId);
    this.area.setAttribute('aria-activedescendant', `${this.listId}-${this.index}`);
  }

  /** Above the field where a phone's keyboard leaves no room below it. */
  private place(): void {
    const { left, top, bottom } = this.field!.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.popup;
    const lowest = window.visualViewport ? window.visualViewport.offsetTop + window.visualViewport.height : innerHeight;
    const above = bottom + GAP + height > lowest && top - GAP - height >= 0;
    this.popup.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
    this.popup.style.top = `${above ? top - GAP - height : bottom + GAP}px`;
  }
}
