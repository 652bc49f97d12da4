import type { Editor } from '@tiptap/core';
import { ChangeDisplay } from '../amendment/change-display';
import { authorsIn, peopleIn } from '../collaboration/people';
import type { Restored } from '../collaboration/server-message';
import { Session, type SessionOptions } from '../collaboration/session';
import { canEdit, type ConnectionState, initialState, type Status, statusOf, wouldLose } from '../collaboration/status';
import { SideBySide } from '../language/side-by-side';
import { PassageIndex } from '../language/passage-index';
import { DraftApi, draftApiAddress } from '../history/draft-api';
import { OfflineCopy } from '../offline/offline-copy';
import { canStoreOffline } from '../offline/offline-store';
import { showLinks } from '../annotation/word-links';
import { adoptStyles, make } from '../shared/dom';
import { whenIdle } from '../shared/scheduling';
import { translator } from '../shared/texts';
import { ConfiguredElement } from './configured-element';
import { DraftAnnotations } from './draft-annotations';
import { Layout, type LayoutContext, type Opened } from './layout';
import { type EditorSettings, socketAddress, type SourceText } from './settings';
import styles from './styles';
import { FootnoteList } from './footnote-list';
import { createSourceView, createTextEditor } from './text-editor';

/** After the last change of the text. */
const LINKS_MS = 2000;

/** What a text is shown in. */
interface Opening {
  session: Session;
  layout: Layout;
  editor: Editor;
  options: SessionOptions;
}

/** <communique-editor>: several people write one draft. See README.md for its properties and events. */
export class CommuniqueEditor extends ConfiguredElement {
  private layout: Layout | null = null;
  private session: Session | null = null;
  /** Of the draft, while the person writes in their copy of it. */
  private draftSession: Session | null = null;
  private readonly pressed = (event: KeyboardEvent) => this.shortcut(event);
  /** Of the text that this one translates. */
  private sourceSession: Session | null = null;
  private sourceView: Editor | null = null;
  private sourceParts: HTMLElement[] = [];
  private sideBySide: SideBySide | null = null;
  private editor: Editor | null = null;
  private offlineCopy: OfflineCopy | null = null;
  private draftAnnotations: DraftAnnotations | null = null;
  private changeDisplay: ChangeDisplay | null = null;
  private state: ConnectionState = initialState;
  private frozen = false;
  private refused: string | null = null;
  private scheduled = false;
  /** The copy that is open, or empty for the draft. */
  private text = '';
  /** What is to be as it was once the other text is there. */
  private left: { at: number; focused: HTMLElement | null; opened: Opened } | null = null;
  private readonly linksWanted = whenIdle(() => this.askForLinks(), LINKS_MS);
  private readonly addressed = () => this.findAddressed();
  private readonly warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (wouldLose(this.state)) event.preventDefault();
  };

  override connectedCallback(): void {
    adoptStyles(this, styles);
    super.connectedCallback();
    window.addEventListener('beforeunload', this.warnBeforeLeaving);
    window.addEventListener('hashchange', this.addressed);
    this.addEventListener('keydown', this.pressed, true);
    this.schedule();
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.warnBeforeLeaving);
    window.removeEventListener('hashchange', this.addressed);
    this.removeEventListener('keydown', this.pressed, true);
    this.close();
  }

  /** In the text, past the tools. */
  override focus(options?: FocusOptions): void {
    this.querySelector<HTMLElement>('.text')?.focus(options);
  }

  /** Joins the draft's room again with an empty document, without what the server did not accept. */
  reload(): void {
    this.close();
    this.schedule();
  }

  /** Brings annotated words into view. */
  showAnnotation(id: string): void {
    this.draftAnnotations?.showWords(id);
  }

  /** As Ctrl and Enter do, of the row that was chosen last. */
  confirmChosen(): void {
    this.sideBySide?.confirmChosen();
  }

  protected override settingsChanged(names: (keyof EditorSettings)[]): void {
    if (names.every((name) => name === 'readonly')) this.applyState();
    else if (names.every((name) => name === 'annotations' || name === 'commentable')) this.draftAnnotations?.show(this.settings);
    else if (names.every((name) => name === 'links')) this.showLinks();
    else if (names.every((name) => name === 'suggestable' || name === 'suggestions')) this.showSuggestions();
    else if (names.every((name) => name === 'rows')) this.sideBySide?.show(this.settings.rows);
    else if (names.every((name) => name === 'copy')) this.changeText();
    else if (names.every((name) => name === 'base')) this.changeDisplay?.compareWith(this.settings.base);
    else this.reload();
  }

  /** Properties that are set together open one session. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.isConnected && !this.session && this.settings.document !== '') this.open();
    });
  }

  private open(): void {
    const { document: draft, copy, url, token, texts, member, unsentKey } = this.settings;
    const offlineState = copy === '' ? this.settings.offlineState : null;
    const options: SessionOptions = { url: socketAddress(url, this.baseURI), document: copy || draft, token, member, unsentKey, offlineState };
    this.text = copy;
    const session = new Session(options, {
      stateChanged: (facts) => this.applyState(facts),
      reopened: () => this.reload(),
      restored: (restored) => this.showRestored(restored),
    });
    const layout = new Layout(translator(texts), this.screenLanguage, this.layoutContext(session, options));
    this.session = session;
    this.layout = layout;
    this.state = initialState;
    this.append(...layout.parts);
    this.offlineCopy = this.createOfflineCopy(session, layout);
    this.draftAnnotations = new DraftAnnotations(this, layout, (type, detail) => this.emit(type, detail));
    this.changeDisplay = this.createChangeDisplay(layout);
    if (copy !== '') this.followDraft({ ...options, document: draft });
    this.editor = this.createEditor(session, layout);
    if (this.editor) {
      layout.attach(this.editor);
      this.draftAnnotations.attach(this.editor);
      this.changeDisplay.attach(this.editor);
      if (this.draftSession) this.changeDisplay.followText(this.draftSession.doc);
      if (this.settings.source) this.showSource(this.settings.source, { session, layout, editor: this.editor, options });
    }
    this.draftAnnotations.show(this.settings);
    this.showSuggestions();
    session.provider.on('awarenessChange', () => this.showPeople());
    this.showPeople();
    this.applyState();
  }

  /** What is new in the draft comes into the copy by itself; here it is what the copy is compared with. */
  private followDraft(options: SessionOptions): void {
    const draft = new Session({ ...options, unsentKey: null }, { stateChanged: () => {}, reopened: () => this.reload(), restored: (restored) => this.showRestored(restored) });
    const { userName: name, userColor: color } = this.settings;
    draft.provider.setAwarenessField('user', { name, color });
    draft.provider.setAwarenessField('cursor', null);
    draft.provider.on('awarenessChange', () => this.showPeople());
    this.draftSession = draft;
  }

  /** Beside the text, row by row. It can only be read here. */
  private showSource(source: SourceText, opening: Opening): void {
    const { session, layout, editor, options } = opening;
    const { page, translate } = layout;
    // The translation stays as it is, with the caret of who writes in it.
    const reopened = () => {
      this.closeSource();
      this.showSource(source, opening);
    };
    const sourceSession = new Session({ ...options, document: source.document, unsentKey: null }, { stateChanged: () => this.sideBySide?.textChanged(false), reopened, restored: () => {} });
    this.sourceSession = sourceSession;
    const notes = new FootnoteList(translate, () => false);
    notes.root.classList.add('source-notes');
    const text = make('div');
    this.toggleAttribute('data-side-by-side', true);
    this.sourceParts = [text, notes.root];
    page.append(...this.sourceParts);
    const sourceView = createSourceView(sourceSession, text, notes, source, () => this.sideBySide?.textChanged(sourceSession.state.loaded));
    this.sourceView = sourceView;
    const side = (of: Editor, { doc }: Session) => ({ editor: of, passages: new PassageIndex(of, doc.getXmlFragment('default')) });
    const sideBySide = new SideBySide(side(sourceView, sourceSession), side(editor, session), {
      translate,
      isSaved: () => this.state.pending === 0 && this.state.connected,
      rowChosen: (key) => this.emit('row-chosen', { key }),
      rowConfirmed: (key, sourceHash) => this.emit('row-confirmed', { key, sourceHash }),
      textChanged: () => this.dispatchEvent(new CustomEvent('text-changed', { bubbles: true })),
    });
    this.sideBySide = sideBySide;
    page.append(sideBySide.marks);
    sideBySide.show(this.settings.rows);
  }

  private closeSource(): void {
    this.sideBySide?.close();
    this.sideBySide = null;
    this.sourceView?.destroy();
    this.sourceSession?.destroy();
    this.sourceParts.forEach((part) => part.remove());
    this.sourceView = this.sourceSession = null;
    this.sourceParts = [];
  }

  /** Between the draft and the copy. What the person wrote is stored before. */
  private changeText(): void {
    if (this.text === this.settings.copy || !this.session) return;
    if (this.state.pending > 0 && this.state.connected && this.state.refused === null) return;
    if (this.state.refused !== null && this.session.unsaved.length > 0) return;
    const { editor, layout } = this;
    const focused = document.activeElement instanceof HTMLElement && this.contains(document.activeElement) ? document.activeElement : null;
    const left = editor && layout && { at: editor.state.selection.head, focused, opened: layout.opened };
    this.reload();
    this.left = left;
  }

  private async returnToPlace(): Promise<void> {
    const { left, editor, layout } = this;
    this.left = null;
    if (!left || !editor || !layout) return;
    await layout.reopen(left.opened);
    if (editor.isDestroyed) return;
    editor.commands.setTextSelection(Math.min(left.at, editor.state.doc.content.size));
    editor.commands.scrollIntoView();
    if (left.focused?.isConnected === false) editor.commands.focus();
  }

  private shortcut(event: KeyboardEvent): void {
    if (this.sideBySide && (event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      // Keys that are held down would confirm what no one has read.
      if (!event.repeat && (event.target as Element).closest('.text, .row-marks')) this.confirmChosen();
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.key.toLowerCase() !== 'x') return;
    event.preventDefault();
    this.toggleSuggesting();
  }

  private toggleSuggesting(): void {
    if (this.settings.suggestable) this.emit('suggest-wanted', { mode: this.settings.copy === '' ? 'on' : 'off' });
  }

  private showSuggestions(): void {
    const { suggestable, suggestions, copy, member } = this.settings;
    this.layout?.showSuggesting(suggestable, copy !== '');
    this.toggleAttribute('data-suggesting', copy !== '');
    this.editor?.commands.setSuggestions(suggestions, copy === '' ? null : member);
  }

  private layoutContext(session: Session, { url, token }: SessionOptions): LayoutContext {
    return {
      draftApi: new DraftApi(draftApiAddress(url, this.settings.document), token),
      connectedAuthors: () => authorsIn(session.provider.awareness!, this.settings.member),
      restored: (from, before) => this.emit('restored', { from: Date.parse(from), before }),
      statusChanged: (status) => this.announce(status),
      toggleOfflineCopy: () => this.offlineCopy?.toggle(),
      toggleChanges: () => this.changeDisplay?.toggle(),
      discardUnsaved: () => void session.forgetUnsaved().then(() => this.reload()),
      toggleSuggesting: () => this.toggleSuggesting(),
      comment: () => this.draftAnnotations?.beginComment(),
      margin: () => this.querySelector<HTMLElement>(':scope > .margin'),
    };
  }

  private close(): void {
    this.linksWanted.cancel();
    this.offlineCopy?.close();
    this.offlineCopy?.root.remove();
    this.offlineCopy = null;
    this.draftAnnotations?.close();
    this.changeDisplay?.close();
    this.closeSource();
    this.layout?.detach();
    this.editor?.destroy();
    this.session?.destroy();
    this.draftSession?.destroy();
    this.layout?.parts.forEach((part) => part.remove());
    this.draftSession = null;
    this.editor = this.session = this.layout = this.draftAnnotations = this.changeDisplay = null;
    this.refused = null;
    this.state = initialState;
  }

  /** Far apart, as each asks the server to read the whole text. */
  private askForLinks(): void {
    if (!this.isConnected || !this.state.loaded) return;
    if (this.state.pending > 0) return this.linksWanted.schedule();
    // What others wrote is drawn without them, and the server sends only others than before.
    this.showLinks();
    this.emit('links-wanted', {});
  }

  private createOfflineCopy(session: Session, layout: Layout): OfflineCopy {
    const { document, member, userName, userColor, texts } = this.settings;
    const { title } = this.ownerDocument;
    const draft = { id: `${member}/${document}`, document, member, title, userName, userColor, language: this.screenLanguage, texts };
    const offlineCopy = new OfflineCopy(session.doc, draft, session.key, this.baseURI, layout.translate, (kept) => layout.showOfflineCopy(kept));
    this.append(offlineCopy.root);
    return offlineCopy;
  }

  private createChangeDisplay(layout: Layout): ChangeDisplay {
    const display = new ChangeDisplay(layout.translate, {
      host: this,
      stateChanged: (offered, shown) => layout.showChangesTool(offered, shown),
      textChanged: () => this.dispatchEvent(new CustomEvent('text-changed', { bubbles: true })),
    });
    display.compareWith(this.settings.base);
    return display;
  }

  private showLinks(): void {
    const { editor, layout } = this;
    if (editor && layout) showLinks(this.settings.links, layout.translate('editor.link.follow'))(editor.state, editor.view.dispatch);
  }

  private textChanged(): void {
    this.linksWanted.schedule();
    this.draftAnnotations?.textChanged();
    this.changeDisplay?.textChanged(this.state.loaded);
    this.sideBySide?.textChanged(this.state.loaded);
  }

  /** If the editor cannot be created, the text stays as it is. */
  private createEditor(session: Session, layout: Layout): Editor | null {
    try {
      return createTextEditor(session, this.draftSession, layout, this.settings, () => this.textChanged());
    } catch (failure) {
      console.error('The editor could not be created.', failure);
      session.stop();
      return null;
    }
  }

  private get screenLanguage(): string {
    return this.settings.language || this.closest<HTMLElement>('[lang]')?.lang || 'en';
  }

  private applyState(facts: ConnectionState = this.state): void {
    const loads = facts.loaded && !this.state.loaded;
    if (loads) {
      if (this.text === '') void this.offerOfflineCopy();
      this.linksWanted.schedule();
      queueMicrotask(this.addressed);
    }
    const readonly = facts.readonly || (this.settings.readonly && this.text === '');
    this.state = facts;
    const effective = { ...facts, readonly };
    const editable = canEdit(effective);
    this.toggleAttribute('data-editable', editable);
    this.toggleAttribute('data-loaded', facts.loaded || facts.refused !== null);
    if (this.editor && this.editor.isEditable !== editable) this.editor.setEditable(editable, false);
    this.draftAnnotations?.showState(editable, facts.loaded);
    this.sideBySide?.saved();
    this.layout?.refresh(false);
    this.layout?.status.show(statusOf(effective));
    this.layout?.updateNotice.show(facts);
    if (facts.refused !== this.refused) {
      this.refused = facts.refused;
      if (facts.refused === 'forbidden') void this.offlineCopy?.turnOff();
      this.layout?.refusalNotice.show(facts.refused, this.session?.unsaved ?? []);
    }
    if (loads) {
      this.showSuggestions();
      this.showLinks();
      void this.returnToPlace();
    }
    if (this.text !== this.settings.copy) this.changeText();
  }

  private async offerOfflineCopy(): Promise<void> {
    const { session, layout, offlineCopy } = this;
    const key = await session?.key;
    if (offlineCopy !== this.offlineCopy) return;
    layout?.offerOfflineCopy(key != null && canStoreOffline());
    await offlineCopy?.resume();
  }

  /** Words, or an annotation's, that the address names: once, so that the next load does not go there again. */
  private findAddressed(found: string[] = []): void {
    const named = new URLSearchParams(location.hash.slice(1));
    const words = named.get('find');
    const annotation = named.get('comment');
    const here = annotation ? found.includes(annotation) : words !== null && this.state.loaded;
    if (!here) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    if (annotation) this.draftAnnotations?.openThread(annotation);
    else this.layout?.find(words!);
  }

  private announce(status: Status): void {
    this.emit('status-changed', status);
    const frozen = status.name === 'frozen';
    if (frozen !== this.frozen) {
      this.frozen = frozen;
      this.emit('frozen-changed', { frozen });
    }
  }

  /** Those who are in the draft, also while the person is in their copy of it. */
  private peopleHere() {
    const { awareness } = (this.draftSession ?? this.session)?.provider ?? {};
    return awareness ? peopleIn(awareness) : [];
  }

  private showPeople(): void {
    const people = this.peopleHere();
    this.layout?.showPeople(people);
    this.emit('people-changed', { people });
  }

  private showRestored(restored: Restored): void {
    const people = this.peopleHere();
    this.layout?.showRestored(restored, people.find(({ id }) => id === restored.member)?.name ?? '');
  }

  private emit(type: string, detail: object): void {
    if (type === 'annotations-found') this.findAddressed((detail as { found: string[] }).found);
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
