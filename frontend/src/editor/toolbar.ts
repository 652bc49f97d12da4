import type { Editor } from '@tiptap/core';
import { make } from '../shared/dom';
import { icon, type IconName } from '../shared/icons';
import type { Translate } from '../shared/texts';
import { type Actions, type Command, commandGroups, tableCommands } from './commands';
import { ariaKeys, readable } from './shortcuts';

interface Tool {
  command: Command;
  button: HTMLButtonElement;
}

/** One stop in the tab order; arrow keys, Home and End move inside, Escape goes back to the text (ARIA's toolbar pattern). */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly tools: Tool[];
  private readonly tableGroup: HTMLElement;
  private editor: Editor | null = null;

  constructor(
    private readonly translate: Translate,
    actions: Actions,
    private readonly returnFocus: () => void,
  ) {
    const groups = commandGroups(actions).map((group) => group.map((command) => this.tool(command)));
    const tableTools = tableCommands.map((command) => this.tool(command));
    this.tools = [...groups.flat(), ...tableTools];
    this.tableGroup = group(tableTools, { 'aria-label': translate('editor.table.label'), hidden: true });
    this.root = make(
      'div',
      { role: 'toolbar', class: 'toolbar', 'aria-label': translate('editor.toolbar.label') },
      ...groups.map((tools) => group(tools)),
      this.tableGroup,
    );
    this.root.addEventListener('keydown', (event) => this.moveFocus(event));
    // The text keeps its selection and focus while the pointer presses a tool.
    this.root.addEventListener('mousedown', (event) => event.preventDefault());
    this.moveTabStop(this.tools[0]!.button);
  }

  attach(editor: Editor): void {
    this.editor = editor;
    this.refresh();
  }

  refresh(): void {
    const { editor } = this;
    if (!editor) return;
    this.tableGroup.hidden = !editor.isEditable || !editor.isActive('table');
    for (const { command, button } of this.tools) {
      if (command.active) button.setAttribute('aria-pressed', String(command.active(editor)));
      const possible = editor.isEditable && (command.possible?.(editor) ?? true);
      // Not the disabled attribute: the focus must not fall out of the toolbar.
      button.setAttribute('aria-disabled', String(!possible));
    }
    const stop = this.tools.find(({ button }) => button.tabIndex === 0);
    if (!stop || stop.button.closest('[hidden]')) this.moveTabStop(this.tools[0]!.button);
  }

  focus(): boolean {
    this.tools.find(({ button }) => button.tabIndex === 0)?.button.focus();
    return true;
  }

  private tool(command: Command): Tool {
    const name = this.translate(command.label, command.labelValue ?? '');
    const button = make('button', {
      type: 'button',
      class: 'tool',
      'data-command': command.name,
      'aria-label': name,
      'aria-keyshortcuts': command.keys && ariaKeys(command.keys),
      'data-tip': command.keys ? `${name} (${readable(command.keys)})` : name,
      tabindex: -1,
    });
    // A sign such as H1 is drawn by the style sheet, as it is a picture; the label names the button.
    if (/^H\d$/.test(command.icon)) button.dataset.sign = command.icon;
    else button.append(icon(command.icon as IconName));
    button.addEventListener('click', (event) => this.run(command, button, event.detail > 0));
    return { command, button };
  }

  private run(command: Command, button: HTMLButtonElement, byPointer: boolean): void {
    if (!this.editor || button.getAttribute('aria-disabled') === 'true') return;
    this.moveTabStop(button);
    if (byPointer) this.returnFocus();
    command.run(this.editor);
  }

  private moveFocus(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.returnFocus();
    const buttons = this.tools.map(({ button }) => button).filter((button) => !button.closest('[hidden]'));
    const forward = getComputedStyle(this.root).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next: Record<string, number> = {
      [forward]: (at + 1) % buttons.length,
      [backward]: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const target = buttons[next[event.key] ?? -1];
    if (!target) return;
    event.preventDefault();
    this.moveTabStop(target);
    target.focus();
  }

  private moveTabStop(to: HTMLButtonElement): void {
    for (const { button } of this.tools) button.tabIndex = button === to ? 0 : -1;
  }
}

function group(tools: Tool[], attributes: Record<string, string | boolean> = {}): HTMLElement {
  return make('div', { role: 'group', class: 'tools', ...attributes }, ...tools.map(({ button }) => button));
}
