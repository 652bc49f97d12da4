import type { Editor } from '@tiptap/core';
import type { Authors } from './authors';
import { make } from './dom';
import { Folds } from './folds';
import { Follow } from './follow';
import { eachFrame, whenCalm } from './idle';
import { Legend } from './legend';
import { LinkDialog } from './link-dialog';
import type { Member } from './mention';
import { MentionBox } from './mention-list';
import { Notes } from './notes';
import { Outline } from './outline';
import { Panels, type PanelName } from './panels';
import { People, type Person } from './people';
import { Question } from './question';
import type { Records } from './records';
import { Refusal } from './refusal';
import type { Restored, Status } from './status';
import { StatusSign } from './status-sign';
import type { Translate } from './texts';
import { Toolbar } from './toolbar';
import { Tooltip } from './tooltip';
import { ViewTools, type ViewToolName } from './view-tools';
import { WayBack } from './way-back';
import { countWords } from './words';

const CALM_MS = 250;
const LONG_BLOCKS = 200;

export interface Surroundings {
  records: Records;
  /** Whose the clients in the room are. */
  authorsHere(): Authors;
  members(): Member[] | null;
  mentioned(member: Member): void;
  statusChanged(status: Status): void;
  /** The person brought back the text of a moment; with the last edit before. */
  restored(from: string, before: number): void;
  /** The person wants the draft kept on this device, or no longer. */
  keep(): void;
  leaveBehind(): void;
}

/** Everything the editor shows around the text, and where the text goes. */
export class Layout {
  readonly text = make('div');
  readonly parts: HTMLElement[];
  readonly notes: Notes;
  readonly toolbar: Toolbar;
  readonly status: StatusSign;
  readonly refusal: Refusal;
  readonly mentions: MentionBox;
  readonly panels: Panels;
  private readonly wayBack: WayBack;
  private readonly past = make('div', { hidden: true });
  private readonly outline: Outline;
  private readonly people: People;
  private readonly follow: Follow;
  private readonly legend: Legend;
  private readonly tools: ViewTools;
  private readonly words = make('span', { class: 'words', dir: 'auto' });
  private readonly link: LinkDialog;
  private readonly folds: Folds;
  private readonly deletion: Question;
  private readonly frame = eachFrame(() => this.refreshNear());
  private readonly calm = whenCalm(() => this.refreshWhole(), CALM_MS);
  private editor: Editor | null = null;
  /** Where the focus was last: in the text, or in one of its notes. */
  private lastPlace: HTMLElement | null = null;

  constructor(
    readonly translate: Translate,
    private readonly language: string,
    private readonly surroundings: Surroundings,
  ) {
    const returnFocus = () => this.returnFocus();
    this.link = new LinkDialog(translate, returnFocus);
    this.notes = new Notes(translate, this.askForLink);
    this.outline = new Outline(translate, (position) => this.goTo(position));
    this.legend = new Legend(translate, surroundings.records, surroundings.authorsHere, (shown) =>
      this.tools.press('authors', shown),
    );
    this.people = new People(translate, (person) => this.follow.toggle(person), this.legend.root);
    this.follow = new Follow(translate, this.text, (person) => this.people.mark(person?.id ?? null));
    this.status = new StatusSign(translate, surroundings.statusChanged);
    this.refusal = new Refusal(translate, { leaveBehind: surroundings.leaveBehind });
    this.mentions = new MentionBox(translate, { members: surroundings.members, chosen: surroundings.mentioned });
    this.toolbar = new Toolbar(
      translate,
      { askForLink: this.askForLink, footnoteInserted: () => this.notes.focusSelected(this.editor!) },
      returnFocus,
    );
    this.wayBack = new WayBack(translate, language, surroundings.records, surroundings.restored);
    this.panels = this.createPanels();
    this.tools = new ViewTools(translate, (name) => this.runTool(name));
    this.deletion = new Question(
      translate('editor.deletion.label'),
      translate('editor.deletion.yes'),
      translate('editor.deletion.no'),
    );
    this.folds = new Folds(translate, this.outline.root, this.people.root);
    const facts = make('div', { class: 'facts' }, this.status.root, this.words, this.tools.root, this.folds.root);
    const bar = make('div', { class: 'bar' }, facts, this.toolbar.root);
    bar.append(this.refusal.root, this.wayBack.root, this.panels.root, this.follow.root);
    const loading = make('p', { class: 'loading' }, translate('editor.text.loading'));
    const sheet = make('div', { class: 'sheet' }, loading, this.past, this.text, this.notes.root, this.link.root, this.mentions.root);
    sheet.addEventListener('focusin', ({ target }) => {
      const place = (target as HTMLElement).closest<HTMLElement>('.text, .note-text');
      if (place) this.lastPlace = place;
    });
    this.parts = [bar, this.outline.root, sheet, this.people.root, new Tooltip(bar).root, this.deletion.root];
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
    this.calm.cancel();
    this.legend.close();
    this.follow.close();
  }

  /** What goes with every keystroke waits for the frame, and what goes over the whole text for a pause. */
  refresh(changed = true): void {
    this.frame.ask();
    this.calm.ask();
    if (changed) this.legend.refresh();
  }

  showPeople(people: Person[]): void {
    this.people.show(people);
    this.folds.showCount(people.length);
    this.follow.keepTo(people);
    this.frame.ask();
  }

  /** A colleague brought back an older text. */
  showRestored(restored: Restored, by: string): void {
    if (this.editor?.isEditable) this.wayBack.show(restored, by, this.editor);
  }

  offerKeeping(offered: boolean): void {
    this.tools.offer('keep', offered);
  }

  showKept(kept: boolean): void {
    this.tools.press('keep', kept);
  }

  readonly askForLink = (): boolean => (this.editor ? this.link.show(this.editor) : false);

  readonly openPanel = (name: PanelName): boolean => {
    void this.panels.show(name);
    return true;
  };

  askAboutDeletion(confirm: () => void, decline: () => void): void {
    this.deletion.ask(this.translate('editor.deletion.question'), (yes) => {
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
    if (name === 'authors') this.legend.toggle();
    else if (name === 'keep') this.surroundings.keep();
    else this.panels.toggle(name);
  }

  private createPanels(): Panels {
    const { translate, language } = this;
    const { records, restored } = this.surroundings;
    const loaders = {
      find: async (close: () => void) => new (await import('./find-panel')).FindPanel(this.editor!, translate, close),
      history: async (close: () => void) =>
        new (await import('./history-panel')).HistoryPanel(this.editor!, records, translate, language, this.past, close, restored),
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
    this.folds.close();
    editor.commands.setTextSelection(position + 1);
    const heading = editor.view.nodeDOM(position) as HTMLElement | null;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || this.text.closest('[data-long]') !== null;
    heading?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    editor.view.dom.focus({ preventScroll: true });
  }
}
