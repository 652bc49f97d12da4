import type { Editor } from '@tiptap/core';
import type { IconName } from '../shared/icons';
import type { TextKey } from '../shared/texts';
import { hasDirection, type TextDirection, toggleDirection } from './direction';
import { insertFootnote } from './footnote';

/** Something the toolbar can do to the text. */
export interface Command {
  name: string;
  label: TextKey;
  labelValue?: number;
  icon: IconName | `H${number}`;
  /** In ProseMirror's notation; shown in the tooltip. The schema's extensions bind them, see shortcuts.ts for the editor's own. */
  keys?: string;
  run(editor: Editor): boolean;
  /** Present for commands that are on or off at the caret. */
  active?(editor: Editor): boolean;
  possible?(editor: Editor): boolean;
}

const heading = (level: 1 | 2 | 3 | 4): Command => ({
  name: `heading${level}`,
  label: 'editor.toolbar.heading',
  labelValue: level,
  icon: `H${level}`,
  keys: `Mod-Alt-${level}`,
  run: (editor) => editor.commands.toggleHeading({ level }),
  active: (editor) => editor.isActive('heading', { level }),
});

/** Adds a paragraph after a table at the end of the text, so that there is a place to continue writing. */
function insertTable(editor: Editor): boolean {
  const inserted = editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true });
  const { doc } = editor.state;
  if (!inserted || doc.lastChild?.type.name !== 'table') return inserted;
  return editor.commands.insertContentAt(doc.content.size, { type: 'paragraph' }, { updateSelection: false });
}

const direction = (name: 'leftToRight' | 'rightToLeft', value: TextDirection): Command => ({
  name,
  label: `editor.toolbar.${name}`,
  icon: name,
  run: (editor) => toggleDirection(editor, value),
  active: (editor) => hasDirection(editor, value),
});

/** Commands that need a dialog or move the focus are given by the element. */
export interface Actions {
  askForLink(): boolean;
  footnoteInserted(): void;
}

export function commandGroups(actions: Actions): Command[][] {
  return [
    [
      {
        name: 'undo',
        label: 'editor.toolbar.undo',
        icon: 'undo',
        keys: 'Mod-z',
        run: (editor) => editor.commands.undo(),
        possible: (editor) => editor.can().undo(),
      },
      {
        name: 'redo',
        label: 'editor.toolbar.redo',
        icon: 'redo',
        keys: 'Mod-Shift-z',
        run: (editor) => editor.commands.redo(),
        possible: (editor) => editor.can().redo(),
      },
    ],
    [
      {
        name: 'paragraph',
        label: 'editor.toolbar.paragraph',
        icon: 'paragraph',
        keys: 'Mod-Alt-0',
        run: (editor) => editor.commands.setParagraph(),
        active: (editor) => editor.isActive('paragraph'),
      },
      heading(1),
      heading(2),
      heading(3),
      heading(4),
    ],
    [
      {
        name: 'bold',
        label: 'editor.toolbar.bold',
        icon: 'bold',
        keys: 'Mod-b',
        run: (editor) => editor.commands.toggleBold(),
        active: (editor) => editor.isActive('bold'),
      },
      {
        name: 'italic',
        label: 'editor.toolbar.italic',
        icon: 'italic',
        keys: 'Mod-i',
        run: (editor) => editor.commands.toggleItalic(),
        active: (editor) => editor.isActive('italic'),
      },
      {
        name: 'link',
        label: 'editor.toolbar.link',
        icon: 'link',
        keys: 'Mod-k',
        run: () => actions.askForLink(),
        active: (editor) => editor.isActive('link'),
      },
    ],
    [
      {
        name: 'bulletList',
        label: 'editor.toolbar.bulletList',
        icon: 'bulletList',
        keys: 'Mod-Shift-8',
        run: (editor) => editor.commands.toggleBulletList(),
        active: (editor) => editor.isActive('bulletList'),
      },
      {
        name: 'orderedList',
        label: 'editor.toolbar.orderedList',
        icon: 'orderedList',
        keys: 'Mod-Shift-7',
        run: (editor) => editor.commands.toggleOrderedList(),
        active: (editor) => editor.isActive('orderedList'),
      },
      {
        name: 'blockquote',
        label: 'editor.toolbar.blockquote',
        icon: 'blockquote',
        keys: 'Mod-Shift-b',
        run: (editor) => editor.commands.toggleBlockquote(),
        active: (editor) => editor.isActive('blockquote'),
      },
    ],
    [
      {
        name: 'footnote',
        label: 'editor.toolbar.footnote',
        icon: 'footnote',
        keys: 'Mod-Alt-f',
        run: (editor) => {
          const inserted = insertFootnote(editor.state, editor.view.dispatch);
          if (inserted) actions.footnoteInserted();
          return inserted;
        },
        possible: (editor) => insertFootnote(editor.state),
      },
      {
        name: 'table',
        label: 'editor.toolbar.table',
        icon: 'table',
        run: insertTable,
        possible: (editor) => !editor.isActive('table'),
      },
      {
        name: 'horizontalRule',
        label: 'editor.toolbar.horizontalRule',
        icon: 'horizontalRule',
        run: (editor) => editor.commands.setHorizontalRule(),
      },
    ],
    [direction('leftToRight', 'ltr'), direction('rightToLeft', 'rtl')],
  ];
}

/** Shown only while the caret is in a table. */
export const tableCommands: Command[] = [
  { name: 'addRow', label: 'editor.table.addRow', icon: 'addRow', run: (editor) => editor.commands.addRowAfter() },
  {
    name: 'deleteRow',
    label: 'editor.table.deleteRow',
    icon: 'deleteRow',
    run: (editor) => editor.commands.deleteRow(),
  },
  {
    name: 'addColumn',
    label: 'editor.table.addColumn',
    icon: 'addColumn',
    run: (editor) => editor.commands.addColumnAfter(),
  },
  {
    name: 'deleteColumn',
    label: 'editor.table.deleteColumn',
    icon: 'deleteColumn',
    run: (editor) => editor.commands.deleteColumn(),
  },
  {
    name: 'headerRow',
    label: 'editor.table.headerRow',
    icon: 'headerRow',
    run: (editor) => editor.commands.toggleHeaderRow(),
    active: (editor) => editor.isActive('tableHeader'),
  },
  {
    name: 'deleteTable',
    label: 'editor.table.delete',
    icon: 'deleteTable',
    run: (editor) => editor.commands.deleteTable(),
  },
];
