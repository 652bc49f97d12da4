import type { Editor } from '@tiptap/core';
import type { Authors } from '../collaboration/people';
import type { Person } from '../collaboration/people';
import { Arrivals } from '../collaboration/arrivals';
import { PeopleList } from '../collaboration/people-list';
import type { Restored } from '../collaboration/server-message';
import type { Status } from '../collaboration/status';
import { AuthorLegend } from '../history/author-legend';
import type { DraftApi } from '../history/draft-api';
import { RestoredNotice } from '../history/restored-notice';
import { PastedNotice } from '../paste/pasted-notice';
import { matchesIn, type Query, searchFor, searchOf } from '../search/search';
import { make } from '../shared/dom';
import { type PanelName, Panels } from '../shared/panels';
import { oncePerFrame, whenIdle } from '../shared/scheduling';
import type { Translate } from '../shared/texts';
import { CaretFollower } from './caret-follower';
import { ConfirmDialog } from './confirm-dialog';
import { FootnoteList } from './footnote-list';
import { LinkDialog } from './link-dialog';
import { Outline } from './outline';
import { RefusalNotice } from './refusal-notice';
import { SidebarToggles } from './sidebar-toggles';
import { StatusIndicator } from './status-indicator';
import { Toolbar } from './toolbar';
import { Tooltip } from './tooltip';
import { UpdateNotice } from './update-notice';
import { type ViewToolName, ViewTools } from './view-tools';
import { countWords } from './word-count';

const IDLE_MS = 250;
const LONG_BLOCKS = 200;

export interface LayoutContext {
  draftApi: DraftApi;
  /** The authors who are connected. */
  connectedAuthors(): Authors;
  statusChanged(status: Status): void;
  /** The person restored the text of a time; with the last edit before. */
  restored(from: string, before: number): void;
  /** The person wants to keep the draft on this device, or to stop keeping it. */
  toggleOfflineCopy(): void;
  /** The person wants to see what was changed in the base text, or no longer. */
  toggleChanges(): void;
  discardUnsaved(): void;
  /** The person wants to suggest changes, or no longer. */
  toggleSuggesting(): void;
  /** The person wants to comment on the selected words. */
  comment(): void;
  /** The server's part of the page next to the text. */
  margin(): HTMLElement | null;
}

/** What a person has opened over the text. */
export interface Opened {
  query: Query | null;
  authors: boolean;
}

/** Everything around the text, and the element for the text. */
export class Layout {
  readonly text = make('div');
  /** What scrolls: the text with its notes. */
  readonly page: HTMLElement;
  readonly parts: HTMLElement[];
  readonly notes: FootnoteList;
  readonly toolbar: Toolbar;
  readonly status: StatusIndicator;
  readonly refusalNotice: RefusalNotice;
  readonly updateNotice: UpdateNotice;
  readonly panels: Panels;
  private readonly restoredNotice: RestoredNotice;
  private readonly pastedNotice: PastedNotice;
  private readonly past = make('div', { hidden: true });
  private readonly outline: Outline;
  private readonly people: PeopleList;
  private readonly arrivals: Arrivals;
  private readonly follow: CaretFollower;
  private readonly legend: AuthorLegend;
  private readonly tools: ViewTools;
  private readonly words = make('span', { class: 'words', dir: 'auto' });
  private readonly link: LinkDialog;
  private readonly sidebarToggles: SidebarToggles;
  private readonly deletionDialog: ConfirmDialog;
  private readonly frame = oncePerFrame(() => this.refreshNear());
  private readonly idle = whenIdle(() => this.refreshWhole(), IDLE_MS);
  private editor: Editor | null = null;
  /** Where the focus was last: in the text, or in one of its notes. */
  private lastPlace: HTMLElement | null = null;

  constructor(
    readonly translate: Translate,
    private readonly language: string,
    private readonly context: LayoutContext,
  ) {
    const returnFocus = () => this.returnFocus();
    this.link = new LinkDialog(translate, returnFocus);
    this.notes = new FootnoteList(translate, this.askForLink);
    this.outline = new Outline(translate, (position) => this.goTo(position));
    this.legend = new AuthorLegend(translate, context.draftApi, context.connectedAuthors, (shown) =>
      this.tools.press('authors', shown),
    );
    this.people = new PeopleList(translate, (person) => this.follow.toggle(person), this.legend.root);
    this.arrivals = new Arrivals(translate);
    this.follow = new CaretFollower(translate, this.text, (person) => this.people.mark(person?.id ?? null));
    this.status = new StatusIndicator(translate, context.statusChanged);
    this.refusalNotice = new RefusalNotice(translate, { discardUnsaved: context.discardUnsaved });
    this.updateNotice = new UpdateNotice(translate);
    this.toolbar = new Toolbar(
      translate,
      { askForLink: this.askForLink, footnoteInserted: () => this.notes.focusSelected(this.editor!) },
      returnFocus,
    );
    this.restoredNotice = new RestoredNotice(translate, language, context.draftApi, context.restored);
    this.pastedNotice = new PastedNotice(translate);
    this.panels = this.createPanels();
    this.tools = new ViewTools(translate, (name) => this.runTool(name));
    this.deletionDialog = new ConfirmDialog(
      translate('editor.deletion.label'),
      translate('editor.deletion.yes'),
      translate('editor.deletion.no'),
    );
    this.sidebarToggles = new SidebarToggles(translate, this.outline.root, this.people.root, context.margin);
    const facts = make('div', { class: 'facts' }, this.status.root, this.words, this.tools.root, this.sidebarToggles.root);
    const controls = make('div', { class: 'controls' }, this.toolbar.root, facts);
    const bar = make('div', { class: 'bar' }, controls);
    const opened = [this.refusalNotice.root, this.updateNotice.root, this.restoredNotice.root, this.pastedNotice.root, this.panels.root, this.follow.root];
    bar.append(...opened, this.arrivals.root);
    // What stands next to the text stays below what is open in the bar.
    new ResizeObserver(() => {
      const height = opened.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
      bar.closest<HTMLElement>('communique-editor')?.parentElement?.style.setProperty('--communique-editor-opened', `${height}px`);
    }).observe(bar);
    const loading = make('p', { class: 'loading' }, translate('editor.text.loading'));
    this.page = make('div', { class: 'page' }, loading, this.past, this.text, this.notes.root, this.link.root);
    this.page.addEventListener('focusin', ({ target }) => {
      const place = (target as HTMLElement).closest<HTMLElement>('.text, .note-text');
      if (place) this.lastPlace = place;
    });
    this.parts = [bar, this.outline.root, this.page, this.people.root, new Tooltip(bar).root, this.deletionDialog.root];
  }

  attach(editor: Editor): void {
    this.editor = editor;
    this.toolbar.attach(editor);
    this.legend.attach(editor);
    this.refreshWhole();
    this.refresh();
  }

  detach(): void {
    this.frame.cancel();
    this.idle.cancel();
    this.legend.close();
    this.follow.close();
    this.arrivals.stop();
  }

  /** What every keystroke needs is done once a frame; what reads the whole text waits for a pause. */
  refresh(changed = true): void {
    this.frame.schedule();
    this.idle.schedule();
    if (changed) this.legend.refresh();
  }

  showPeople(people: Person[]): void {
    this.people.show(people);
    this.arrivals.show(people);
    this.sidebarToggles.showCount(people.length);
    this.follow.keepTo(people);
    this.frame.schedule();
  }

  /** A colleague restored an older text. */
  showRestored(restored: Restored, by: string): void {
    if (this.editor?.isEditable) this.restoredNotice.show(restored, by, this.editor);
  }

  /** Pasted text had tracked changes. */
  showPastedChanges(): void {
    this.pastedNotice.show();
  }

  offerComments(offered: boolean): void {
    this.tools.offer('comment', offered);
  }

  showSuggesting(offered: boolean, pressed: boolean): void {
    // What is brought back from the past would be a suggestion.
    this.tools.offer('history', !pressed);
    this.tools.offer('suggest', offered);
    this.tools.press('suggest', pressed);
  }

  showCards(cards: number): void {
    this.sidebarToggles.showCards(cards);
  }

  openMargin(): void {
    this.sidebarToggles.openMargin();
  }

  offerOfflineCopy(offered: boolean): void {
    this.tools.offer('keep', offered);
  }

  showChangesTool(offered: boolean, pressed: boolean): void {
    this.tools.offer('changes', offered);
    this.tools.press('changes', pressed);
  }

  showOfflineCopy(kept: boolean): void {
    this.tools.press('keep', kept);
  }

  readonly askForLink = (): boolean => (this.editor ? this.link.show(this.editor) : false);

  readonly openPanel = (name: PanelName): boolean => {
    void this.panels.show(name);
    return true;
  };

  /** Selects the first such words, and opens the panel that leads to the others. */
  find(words: string): void {
    const first = this.editor && matchesIn(this.editor.state.doc, { text: words, matchCase: false, wholeWord: false })[0];
    if (!first) return;
    this.editor!.commands.setTextSelection(first);
    this.openPanel('find');
  }

  get opened(): Opened {
    const query = this.editor && searchOf(this.editor.state).query;
    return { query: query?.text ? query : null, authors: this.legend.shown };
  }

  async reopen({ query, authors }: Opened): Promise<void> {
    if (authors) this.legend.toggle();
    if (!query || !this.editor) return;
    searchFor(query)(this.editor.state, this.editor.view.dispatch);
    await this.panels.show('find');
  }

  askAboutDeletion(confirm: () => void, decline: () => void): void {
    this.deletionDialog.ask(this.translate('editor.deletion.question'), (yes) => {
      if (yes) confirm();
      else decline();
      this.returnFocus();
    });
  }

  private refreshNear(): void {
    if (this.editor?.isDestroyed !== false) return;
    this.notes.arrange();
    this.toolbar.refresh();
    this.panels.refresh();
    this.follow.refresh();
  }

  private refreshWhole(): void {
    if (this.editor?.isDestroyed !== false) return;
    const { doc } = this.editor.state;
    this.text.closest('communique-editor')?.toggleAttribute('data-long', doc.childCount > LONG_BLOCKS);
    this.outline.refresh(this.editor);
    const count = countWords(doc, this.language);
    this.words.textContent = count === 1 ? this.translate('editor.words.one') : this.translate('editor.words.many', count);
  }

  private runTool(name: ViewToolName): void {
    if (name === 'suggest') this.context.toggleSuggesting();
    else if (name === 'comment') this.context.comment();
    else if (name === 'authors') this.legend.toggle();
    else if (name === 'keep') this.context.toggleOfflineCopy();
    else if (name === 'changes') this.context.toggleChanges();
    else this.panels.toggle(name);
  }

  private createPanels(): Panels {
    const { translate, language } = this;
    const { draftApi: records, restored } = this.context;
    const loaders = {
      find: async (close: () => void) => new (await import('../search/find-panel')).FindPanel(this.editor!, translate, close),
      history: async (close: () => void) =>
        new (await import('../history/history-panel')).HistoryPanel(this.editor!, records, translate, language, this.past, close, restored),
      help: async (close: () => void) => new (await import('./help-panel')).HelpPanel(translate, close),
    };
    const changed = (shown: PanelName | null) => {
      for (const name of ['find', 'history', 'help'] as const) this.tools.press(name, name === shown);
    };
    return new Panels(loaders, changed, () => this.returnFocus());
  }

  private returnFocus(): void {
    if (this.lastPlace?.isConnected) this.lastPlace.focus({ preventScroll: true });
    else this.editor?.view.focus();
  }

  private goTo(position: number): void {
    const { editor } = this;
    if (!editor) return;
    this.sidebarToggles.close();
    editor.commands.setTextSelection(position + 1);
    const heading = editor.view.nodeDOM(position) as HTMLElement | null;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || this.text.closest('[data-long]') !== null;
    heading?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    editor.view.dom.focus({ preventScroll: true });
  }
}
