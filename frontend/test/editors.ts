import { Editor, getSchema, type JSONContent } from '@tiptap/core';
import { Footnote, schemaExtensions } from '../src/schema';

export const schema = getSchema([...schemaExtensions, Footnote]);

/** An editor without a room: the schema's extensions on a local document. */
export function editorWith(content: string | JSONContent): Editor {
  return new Editor({ element: document.createElement('div'), extensions: [...schemaExtensions, Footnote], content });
}

export function selectText(editor: Editor, text: string): void {
  editor.state.doc.descendants((node, position) => {
    const at = node.isText ? node.text!.indexOf(text) : -1;
    if (at >= 0) editor.commands.setTextSelection({ from: position + at, to: position + at + text.length });
  });
}
