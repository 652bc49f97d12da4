/**
 * Every text that the elements show, in English. The server hands over the texts of the reader's language under the
 * same keys; messages/editor.properties holds the same English (a test compares them).
 */
export const english = {
  'editor.text.label': 'Text of the statement',
  'editor.text.empty': 'Begin writing…',
  'editor.text.loading': 'Opening the draft…',
  'editor.toolbar.label': 'Formatting',
  'editor.toolbar.undo': 'Undo',
  'editor.toolbar.redo': 'Redo',
  'editor.toolbar.paragraph': 'Paragraph',
  'editor.toolbar.heading': 'Heading {0}',
  'editor.toolbar.bold': 'Bold',
  'editor.toolbar.italic': 'Italic',
  'editor.toolbar.link': 'Link',
  'editor.toolbar.bulletList': 'Bulleted list',
  'editor.toolbar.orderedList': 'Numbered list',
  'editor.toolbar.blockquote': 'Quote',
  'editor.toolbar.footnote': 'Footnote',
  'editor.toolbar.table': 'Insert table',
  'editor.toolbar.horizontalRule': 'Dividing line',
  'editor.toolbar.leftToRight': 'Left to right',
  'editor.toolbar.rightToLeft': 'Right to left',
  'editor.table.label': 'Table',
  'editor.table.addRow': 'Add row',
  'editor.table.deleteRow': 'Delete row',
  'editor.table.addColumn': 'Add column',
  'editor.table.deleteColumn': 'Delete column',
  'editor.table.headerRow': 'Heading row',
  'editor.table.delete': 'Delete table',
  'editor.link.label': 'Link',
  'editor.link.address': 'Web or e-mail address',
  'editor.link.apply': 'Apply',
  'editor.link.remove': 'Remove link',
  'editor.link.open': 'Open',
  'editor.link.empty': 'Enter an address, for example https://example.org.',
  'editor.link.invalid': 'This is not a web or e-mail address. It should look like https://example.org or name@example.org.',
  'editor.footnotes.label': 'Footnotes',
  'editor.footnotes.note': 'Footnote {0}',
  'editor.footnotes.back': 'Back to the text from footnote {0}',
  'editor.footnotes.empty': 'Write the note',
  'editor.outline.label': 'Outline',
  'editor.outline.empty': 'Headings appear here.',
  'editor.outline.untitled': 'Untitled heading',
  'editor.people.label': 'People here',
  'editor.people.you': '{0} (you)',
  'editor.words.one': '1 word',
  'editor.words.many': '{0} words',
  'editor.status.label': 'State of the draft',
  'editor.status.connecting': 'Connecting…',
  'editor.status.saved': 'Saved',
  'editor.status.saving': 'Saving…',
  'editor.status.offline': 'Offline. You can go on writing; it will be saved when the connection is back.',
  'editor.status.readonly': 'You can read this draft but not change it.',
  'editor.status.frozen': 'Submitted for review. The text cannot be changed now.',
  'editor.status.refused': 'Your last change was not saved.',
  'editor.refused.frozen': 'The draft was submitted a moment before.',
  'editor.refused.read-only': 'You may read this draft but not change it.',
  'editor.refused.schema': 'It had formatting that a statement cannot hold.',
  'editor.refused.malformed': 'Your browser sent something that the server could not read.',
  'editor.refused.too-large': 'The draft would become too large. Paste less, or shorten it.',
  'editor.refused.start-afresh': 'The draft has been closed and opened again since.',
  'editor.refused.foreign-client': 'The server took this window for somebody else’s.',
  'editor.refused.forbidden': 'You have no access to this draft, or your sign-in has ended. Sign in again.',
  'editor.refused.other': 'The server could not accept it.',
  'editor.refused.copy': 'Copy your text',
  'editor.refused.copied': 'Copied',
  'editor.refused.reload': 'Go on with the saved text',
  'diagram.view.label': 'Workflow diagram',
  'diagram.view.zoomIn': 'Zoom in',
  'diagram.view.zoomOut': 'Zoom out',
  'diagram.view.fit': 'Fit to width',
  'diagram.view.stages': 'Stages',
  'diagram.view.failed': 'The diagram cannot be drawn. The stages are listed here.',
  'diagram.state.done': 'done',
  'diagram.state.current': 'now',
  'diagram.state.waiting': 'waiting',
} as const;

export type TextKey = keyof typeof english;
export type Texts = Partial<Record<TextKey, string>>;

/** Looks a text up and fills its {0}, {1}…; missing texts are shown in English. */
export type Translate = (key: TextKey, ...values: (string | number)[]) => string;

export function translator(texts: Texts = {}): Translate {
  return (key, ...values) =>
    (texts[key] ?? english[key]).replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}

/** The text for a code that the server chose, or the general one when this editor is older than the server. */
export function refusalKey(code: string): TextKey {
  const key = `editor.refused.${code}`;
  return key in english ? (key as TextKey) : 'editor.refused.other';
}
