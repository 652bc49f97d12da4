import { Editor } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { Selection } from '@tiptap/extensions/selection';
import { ShownChanges } from '../amendment/shown-changes';
import { RowSpaces } from '../language/row-spaces';
import { HighlightAnnotations } from '../annotation/annotations';
import { WordLinks } from '../annotation/word-links';
import { StatementCollaboration } from '../collaboration/collaboration-extension';
import { remoteCarets } from '../collaboration/remote-carets';
import type { Session } from '../collaboration/session';
import { AuthorshipColours } from '../history/authorship';
import { cleanPaste } from '../paste/clean-paste';
import { SearchText } from '../search/search';
import { colourOf } from '../shared/colours';
import { SuggestionMarks } from '../suggestion/suggestion-marks';
import { footnoteExtension } from './footnote';
import type { FootnoteList } from './footnote-list';
import { confirmLargeDeletions } from './large-deletions';
import type { Layout } from './layout';
import { schemaExtensions } from './schema';
import type { EditorSettings, TextLanguage } from './settings';
import { shortcuts } from './shortcuts';

type Writer = Pick<EditorSettings, 'userName' | 'userColor' | 'member' | 'textLanguage'>;

/**
 * The editor of a session's document in the layout's place for the text. Nothing can be typed before it is made editable.
 *
 * @param draft of which the session's document is a copy, if it is one
 * @param textChanged called after each change of the text, whoever made it
 */
export function createTextEditor(session: Session, draft: Session | null, layout: Layout, writer: Writer, textChanged: () => void): Editor {
  const { userName, userColor, member } = writer;
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
      remoteCarets(session.provider, user, draft?.provider),
      Placeholder.configure({ placeholder: translate('editor.text.empty'), showOnlyWhenEditable: true }),
      Gapcursor,
      Selection,
      Dropcursor,
      cleanPaste(() => layout.showPastedChanges()),
      SearchText,
      AuthorshipColours,
      HighlightAnnotations,
      WordLinks,
      SuggestionMarks,
      ShownChanges,
      RowSpaces,
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
        ...writer.textLanguage,
      },
    },
    onTransaction: ({ transaction }) => {
      layout.refresh(transaction.docChanged);
      if (transaction.docChanged) textChanged();
    },
  });
}

/**
 * A text that is only read here, while others may write it.
 *
 * @param text where it is shown
 * @param notes of its footnotes
 * @param textChanged called after each change of the text
 */
export function createSourceView(session: Session, text: HTMLElement, notes: FootnoteList, language: TextLanguage, textChanged: () => void): Editor {
  return new Editor({
    element: { mount: text },
    injectCSS: false,
    editable: false,
    extensions: [
      ...schemaExtensions,
      footnoteExtension(notes),
      StatementCollaboration.configure({ document: session.doc, field: 'default', failed: () => session.stop() }),
      RowSpaces,
    ],
    editorProps: {
      attributes: {
        role: 'document',
        'aria-label': notes.translate('editor.rows.source'),
        class: 'text source',
        tabindex: '0',
        lang: language.lang,
        dir: language.dir,
      },
    },
    onTransaction: ({ transaction }) => {
      if (!transaction.docChanged) return;
      notes.arrange();
      textChanged();
    },
  });
}
