import { Editor } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { Selection } from '@tiptap/extensions/selection';
import { AnnotationLayer } from '../annotation/annotation-layer';
import { HighlightAnnotations } from '../annotation/annotations';
import { StatementCollaboration } from '../collaboration/collaboration-extension';
import { authorsIn, peopleIn } from '../collaboration/people';
import { remoteCarets } from '../collaboration/remote-carets';
import type { Restored } from '../collaboration/server-message';
import { Session, type SessionOptions } from '../collaboration/session';
import { canEdit, type ConnectionState, initialState, type Status, statusOf, wouldLose } from '../collaboration/status';
import { AuthorshipColours } from '../history/authorship';
import { DraftApi, draftApiAddress } from '../history/draft-api';
import { OfflineCopy } from '../offline/offline-copy';
import { canStoreOffline } from '../offline/offline-store';
import { CleanPaste } from '../paste/clean-paste';
import { colourOf } from '../shared/colours';
import { adoptStyles, upgradeProperty } from '../shared/dom';
import { translator } from '../shared/texts';
import { footnoteExtension } from './footnote';
import { confirmLargeDeletions } from './large-deletions';
import { Layout, type LayoutContext } from './layout';
import { type Member, mentions } from './mention';
import { schemaExtensions } from './schema';
import { SearchText } from './search';
import { attributes, defaults, type EditorSettings, readers, socketAddress } from './settings';
import { shortcuts } from './shortcuts';
import styles from './styles';

/** <communique-editor>: several people write one draft. See README.md for its properties and events. */
export class CommuniqueEditor extends HTMLElement {
  static readonly observedAttributes = Object.keys(attributes);

  private settings: EditorSettings = defaults;
  private layout: Layout | null = null;
  private session: Session | null = null;
  private editor: Editor | null = null;
  private offlineCopy: OfflineCopy | null = null;
  private annotationLayer: AnnotationLayer | null = null;
  private state: ConnectionState = initialState;
  private frozen = false;
  private refused: string | null = null;
  private scheduled = false;
  private readonly warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (wouldLose(this.state)) event.preventDefault();
  };

  connectedCallback(): void {
    adoptStyles(this, styles);
    for (const name of Object.keys(defaults)) upgradeProperty(this, name);
    window.addEventListener('beforeunload', this.warnBeforeLeaving);
    this.schedule();
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.warnBeforeLeaving);
    this.close();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    this.change(attributes[name]!(value));
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
    this.annotationLayer?.showWords(id);
  }

  private change(changed: Partial<EditorSettings>): void {
    const names = Object.keys(changed) as (keyof EditorSettings)[];
    if (names.every((name) => this.settings[name] === changed[name])) return;
    this.settings = { ...this.settings, ...changed };
    if (names.every((name) => name === 'readonly')) this.applyState();
    else if (names.every((name) => name === 'members')) this.layout?.mentions.refresh();
    else if (names.every((name) => name === 'annotations' || name === 'commentable')) this.showAnnotations();
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
    const { document, url, token, texts, member, unsentKey, offlineState } = this.settings;
    const options: SessionOptions = { url: socketAddress(url, this.baseURI), document, token, member, unsentKey, offlineState };
    const session = new Session(options, {
      stateChanged: (facts) => this.applyState(facts),
      reopened: () => this.reload(),
      restored: (restored) => this.showRestored(restored),
    });
    const layout = new Layout(translator(texts), this.language, this.layoutContext(session, options));
    this.session = session;
    this.layout = layout;
    this.state = initialState;
    this.append(...layout.parts);
    this.offlineCopy = this.createOfflineCopy(session, layout);
    this.annotationLayer = this.createAnnotations(layout);
    this.editor = this.createEditor(session, layout);
    if (this.editor) layout.attach(this.editor);
    if (this.editor) this.annotationLayer.attach(this.editor);
    this.showAnnotations();
    session.provider.on('awarenessChange', () => this.showPeople());
    this.showPeople();
    this.applyState();
  }

  private layoutContext(session: Session, { url, document, token }: SessionOptions): LayoutContext {
    return {
      draftApi: new DraftApi(draftApiAddress(url, document), token),
      connectedAuthors: () => authorsIn(session.provider.awareness!, this.settings.member),
      members: () => this.membersOrAsk(),
      mentioned: (member) => this.emit('mentioned', { member: member.id }),
      restored: (from, before) => this.emit('restored', { from: Date.parse(from), before }),
      statusChanged: (status) => this.announce(status),
      toggleOfflineCopy: () => this.offlineCopy?.toggle(),
      discardUnsaved: () => void session.forgetUnsaved().then(() => this.reload()),
      comment: () => this.annotationLayer?.choose(),
      margin: () => this.querySelector<HTMLElement>(':scope > .margin'),
    };
  }

  private membersOrAsk(): Member[] | null {
    if (this.settings.members === null) this.emit('members-wanted', {});
    return this.settings.members;
  }

  private close(): void {
    this.offlineCopy?.close();
    this.offlineCopy?.root.remove();
    this.offlineCopy = null;
    this.annotationLayer?.close();
    this.layout?.detach();
    this.editor?.destroy();
    this.session?.destroy();
    this.layout?.parts.forEach((part) => part.remove());
    this.editor = this.session = this.layout = this.annotationLayer = null;
    this.refused = null;
    this.state = initialState;
  }

  private createAnnotations(layout: Layout): AnnotationLayer {
    const annotations = new AnnotationLayer(layout.translate, {
      host: this,
      emit: (type, detail) => this.emit(type, detail),
      cardsChanged: (count) => layout.showCards(count),
      marginWanted: () => layout.openMargin(),
    });
    layout.text.after(annotations.button.root);
    return annotations;
  }

  private showAnnotations(): void {
    this.annotationLayer?.show(this.settings.annotations);
    this.annotationLayer?.offerComments(this.settings.commentable);
    this.layout?.offerComments(this.settings.commentable);
  }

  private createOfflineCopy(session: Session, layout: Layout): OfflineCopy {
    const { document, member, userName, userColor, texts } = this.settings;
    const { title } = this.ownerDocument;
    const draft = { id: `${member}/${document}`, document, member, title, userName, userColor, language: this.language, texts };
    const offlineCopy = new OfflineCopy(session.doc, draft, session.key, this.baseURI, layout.translate, (kept) => layout.showOfflineCopy(kept));
    this.append(offlineCopy.root);
    return offlineCopy;
  }

  /** If the editor cannot be created, the text stays as it is. */
  private createEditor(session: Session, layout: Layout): Editor | null {
    try {
      return this.buildEditor(session, layout);
    } catch (failure) {
      console.error('The editor could not be created.', failure);
      session.stop();
      return null;
    }
  }

  private buildEditor(session: Session, layout: Layout): Editor {
    const { userName, userColor, member } = this.settings;
    const user = { name: userName, color: colourOf(userName, userColor), ...(member && { memberId: member }) };
    const { translate } = layout;
    return new Editor({
      element: { mount: layout.text },
      injectCSS: false,
      editable: false,
      extensions: [
        ...schemaExtensions,
        footnoteExtension(layout.notes),
        StatementCollaboration.configure({ document: session.doc, field: 'default', failed: () => session.stop() }),
        remoteCarets(session.provider, user),
        Placeholder.configure({ placeholder: translate('editor.text.empty'), showOnlyWhenEditable: true }),
        Gapcursor,
        Selection,
        Dropcursor,
        CleanPaste,
        SearchText,
        AuthorshipColours,
        HighlightAnnotations,
        mentions(layout.mentions),
        confirmLargeDeletions((confirm, decline) => layout.askAboutDeletion(confirm, decline)),
        shortcuts({
          askForLink: layout.askForLink,
          focusToolbar: () => layout.toolbar.focus(),
          find: () => layout.openPanel('find'),
          help: () => layout.openPanel('help'),
        }),
      ],
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': translate('editor.text.label'),
          class: 'text',
          // Also while it can only be read.
          tabindex: '0',
        },
      },
      onTransaction: ({ transaction }) => {
        layout.refresh(transaction.docChanged);
        if (transaction.docChanged) this.annotationLayer?.refresh();
      },
    });
  }

  private get language(): string {
    return this.settings.language || this.closest<HTMLElement>('[lang]')?.lang || 'en';
  }

  private applyState(facts: ConnectionState = this.state): void {
    if (facts.loaded && !this.state.loaded) void this.offerOfflineCopy();
    const readonly = facts.readonly || this.settings.readonly;
    this.state = facts;
    const effective = { ...facts, readonly };
    const editable = canEdit(effective);
    this.toggleAttribute('data-editable', editable);
    this.toggleAttribute('data-loaded', facts.loaded || facts.refused !== null);
    if (this.editor && this.editor.isEditable !== editable) this.editor.setEditable(editable, false);
    this.annotationLayer?.setEditable(editable);
    if (facts.loaded) this.annotationLayer?.setLoaded();
    this.layout?.refresh(false);
    this.layout?.status.show(statusOf(effective));
    if (facts.refused !== this.refused) {
      this.refused = facts.refused;
      if (facts.refused === 'forbidden') void this.offlineCopy?.turnOff();
      this.layout?.refusalNotice.show(facts.refused, this.session?.unsaved ?? []);
    }
  }

  private async offerOfflineCopy(): Promise<void> {
    const { session, layout, offlineCopy } = this;
    const key = await session?.key;
    if (offlineCopy !== this.offlineCopy) return;
    layout?.offerOfflineCopy(key != null && canStoreOffline());
    await offlineCopy?.resume();
  }

  private announce(status: Status): void {
    this.emit('status-changed', status);
    const frozen = status.name === 'frozen';
    if (frozen !== this.frozen) {
      this.frozen = frozen;
      this.emit('frozen-changed', { frozen });
    }
  }

  private showPeople(): void {
    const people = this.session?.provider.awareness ? peopleIn(this.session.provider.awareness) : [];
    this.layout?.showPeople(people);
    this.emit('people-changed', { people });
  }

  private showRestored(restored: Restored): void {
    const people = this.session?.provider.awareness ? peopleIn(this.session.provider.awareness) : [];
    this.layout?.showRestored(restored, people.find(({ id }) => id === restored.member)?.name ?? '');
  }

  private emit(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  static {
    for (const name of Object.keys(defaults) as (keyof EditorSettings)[]) {
      Object.defineProperty(this.prototype, name, {
        get(this: CommuniqueEditor) {
          return this.settings[name];
        },
        set(this: CommuniqueEditor, value: unknown) {
          const read = readers[name];
          this.change({ [name]: read ? read(value) : (value ?? defaults[name]) });
        },
      });
    }
  }
}
