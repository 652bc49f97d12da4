import { Editor } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { Selection } from '@tiptap/extensions/selection';
import { AuthorColours } from './authors';
import { CoEditing } from './binding';
import { carets } from './carets';
import { colourOf } from './colours';
import { heldDeletions } from './deletion';
import { adoptStyles } from './dom';
import { footnoteWith } from './footnote';
import { Keeping } from './keeping';
import { Layout, type Surroundings } from './layout';
import { canKeep } from './kept';
import { mentions, type Member } from './mention';
import { Paste } from './paste';
import { authorsIn, peopleIn } from './people';
import { recordsAddress, Records } from './records';
import { schemaExtensions } from './schema';
import { SearchText } from './search';
import { Session, type Address } from './session';
import { attributes, defaults, readers, socketAddress, type Settings } from './settings';
import { shortcuts } from './shortcuts';
import { canEdit, initialFacts, statusOf, wouldLose, type Facts, type Restored, type Status } from './status';
import { translator } from './texts';
import styles from './styles';

/** <communique-editor>: several people write one draft. See README.md for its properties and events. */
export class CommuniqueEditor extends HTMLElement {
  static readonly observedAttributes = Object.keys(attributes);

  private settings: Settings = defaults;
  private layout: Layout | null = null;
  private session: Session | null = null;
  private editor: Editor | null = null;
  private keeping: Keeping | null = null;
  private facts: Facts = initialFacts;
  private frozen = false;
  private refused: string | null = null;
  private scheduled = false;
  private readonly warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (wouldLose(this.facts)) event.preventDefault();
  };

  connectedCallback(): void {
    adoptStyles(this, styles);
    this.takeEarlyProperties();
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

  /** Joins the draft's room anew with an empty document, leaving behind what the server did not accept. */
  reload(): void {
    this.close();
    this.schedule();
  }

  private change(changed: Partial<Settings>): void {
    const names = Object.keys(changed) as (keyof Settings)[];
    if (names.every((name) => this.settings[name] === changed[name])) return;
    this.settings = { ...this.settings, ...changed };
    if (names.every((name) => name === 'readonly')) this.applyFacts();
    else if (names.every((name) => name === 'members')) this.layout?.mentions.refresh();
    else this.reload();
  }

  /** Several properties set in one go open one session. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.isConnected && !this.session && this.settings.document !== '') this.open();
    });
  }

  private open(): void {
    const { document, url, token, texts, member, unsentKey, held } = this.settings;
    const address = { url: socketAddress(url, this.baseURI), document, token, member, unsentKey, held };
    const session = new Session(address, {
      factsChanged: (facts) => this.applyFacts(facts),
      reopened: () => this.reload(),
      restored: (restored) => this.tellRestored(restored),
    });
    const layout = new Layout(translator(texts), this.language, this.surroundings(session, address));
    this.session = session;
    this.layout = layout;
    this.facts = initialFacts;
    this.append(...layout.parts);
    this.keeping = this.createKeeping(session, layout);
    this.editor = this.createEditor(session, layout);
    if (this.editor) layout.attach(this.editor);
    session.provider.on('awarenessChange', () => this.showPeople());
    this.showPeople();
    this.applyFacts();
  }

  private surroundings(session: Session, { url, document, token }: Address): Surroundings {
    return {
      records: new Records(recordsAddress(url, document), token),
      authorsHere: () => authorsIn(session.provider.awareness!, this.settings.member),
      members: () => this.membersOrAsk(),
      mentioned: (member) => this.emit('mentioned', { member: member.id }),
      restored: (from, before) => this.emit('restored', { from: Date.parse(from), before }),
      statusChanged: (status) => this.announce(status),
      keep: () => this.keeping?.toggle(),
      leaveBehind: () => void session.forgetUnsaved().then(() => this.reload()),
    };
  }

  private membersOrAsk(): Member[] | null {
    if (this.settings.members === null) this.emit('members-wanted', {});
    return this.settings.members;
  }

  private close(): void {
    this.keeping?.close();
    this.keeping?.root.remove();
    this.keeping = null;
    this.layout?.detach();
    this.editor?.destroy();
    this.session?.destroy();
    this.layout?.parts.forEach((part) => part.remove());
    this.editor = this.session = this.layout = null;
    this.refused = null;
    this.facts = initialFacts;
  }

  private createKeeping(session: Session, layout: Layout): Keeping {
    const { document, member, userName, userColor, texts } = this.settings;
    const { title } = this.ownerDocument;
    const draft = { id: `${member}/${document}`, document, member, title, userName, userColor, language: this.language, texts };
    const keeping = new Keeping(session.doc, draft, session.key, this.baseURI, layout.translate, (kept) => layout.showKept(kept));
    this.append(keeping.root);
    return keeping;
  }

  /** An editor that cannot be made leaves the text alone. */
  private createEditor(session: Session, layout: Layout): Editor | null {
    try {
      return this.makeEditor(session, layout);
    } catch (failure) {
      console.error('The editor could not be made.', failure);
      session.stop();
      return null;
    }
  }

  private makeEditor(session: Session, layout: Layout): Editor {
    const { userName, userColor, member } = this.settings;
    const user = { name: userName, color: colourOf(userName, userColor), ...(member && { memberId: member }) };
    const { translate } = layout;
    return new Editor({
      element: { mount: layout.text },
      injectCSS: false,
      editable: false,
      extensions: [
        ...schemaExtensions,
        footnoteWith(layout.notes),
        CoEditing.configure({ document: session.doc, field: 'default', failed: () => session.stop() }),
        carets(session.provider, user),
        Placeholder.configure({ placeholder: translate('editor.text.empty'), showOnlyWhenEditable: true }),
        Gapcursor,
        Selection,
        Dropcursor,
        Paste,
        SearchText,
        AuthorColours,
        mentions(layout.mentions),
        heldDeletions((confirm, decline) => layout.askAboutDeletion(confirm, decline)),
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
        },
      },
      onTransaction: ({ transaction }) => layout.refresh(transaction.docChanged),
    });
  }

  private get language(): string {
    return this.settings.language || this.closest<HTMLElement>('[lang]')?.lang || 'en';
  }

  private applyFacts(facts: Facts = this.facts): void {
    if (facts.loaded && !this.facts.loaded) void this.offerKeeping();
    const readonly = facts.readonly || this.settings.readonly;
    this.facts = facts;
    const effective = { ...facts, readonly };
    const editable = canEdit(effective);
    this.toggleAttribute('data-editable', editable);
    this.toggleAttribute('data-loaded', facts.loaded || facts.refused !== null);
    if (this.editor && this.editor.isEditable !== editable) this.editor.setEditable(editable, false);
    this.layout?.refresh(false);
    this.layout?.status.show(statusOf(effective));
    if (facts.refused !== this.refused) {
      this.refused = facts.refused;
      if (facts.refused === 'forbidden') void this.keeping?.turnOff();
      this.layout?.refusal.show(facts.refused, this.session?.unsaved ?? []);
    }
  }

  private async offerKeeping(): Promise<void> {
    const { session, layout, keeping } = this;
    const key = await session?.key;
    if (keeping !== this.keeping) return;
    layout?.offerKeeping(key != null && canKeep());
    await keeping?.resume();
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

  private tellRestored(restored: Restored): void {
    const people = this.session?.provider.awareness ? peopleIn(this.session.provider.awareness) : [];
    this.layout?.showRestored(restored, people.find(({ id }) => id === restored.member)?.name ?? '');
  }

  private emit(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  /** Vaadin may have set plain properties before this class was loaded; they would hide the accessors. */
  private takeEarlyProperties(): void {
    for (const name of Object.keys(defaults)) {
      if (!Object.hasOwn(this, name)) continue;
      const self = this as unknown as Record<string, unknown>;
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
  }

  static {
    for (const name of Object.keys(defaults) as (keyof Settings)[]) {
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
