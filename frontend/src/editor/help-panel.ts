import { iconButton, make } from '../shared/dom';
import type { Panel } from '../shared/panels';
import type { Translate } from '../shared/texts';
import { commandGroups } from './commands';
import { readable } from './shortcuts';

/** The keyboard shortcuts, grouped by purpose. */
export class HelpPanel implements Panel {
  readonly root: HTMLElement;
  private readonly closing: HTMLButtonElement;

  constructor(translate: Translate, close: () => void) {
    const commands = commandGroups({ askForLink: () => false, footnoteInserted: () => {} }).flat();
    const text = commands
      .filter(({ keys }) => keys !== undefined)
      .map(({ label, labelValue, keys }) => [translate(label, labelValue ?? ''), readable(keys!)] as const);
    const around = [
      [translate('editor.tools.suggest'), readable('Mod-Alt-x')],
      [translate('editor.tools.comment'), readable('Mod-Alt-m')],
      [translate('editor.tools.find'), readable('Mod-f')],
      [translate('editor.help.toolbar'), readable('Alt-F10')],
      [translate('editor.tools.help'), readable('Mod-/')],
      [translate('editor.help.leave'), 'Esc'],
    ] as const;
    this.closing = iconButton('close', translate('editor.help.close'), close);
    this.root = make(
      'section',
      { class: 'pane help', 'aria-label': translate('editor.help.label') },
      group(translate('editor.help.text'), text),
      group(translate('editor.help.around'), around),
      this.closing,
    );
  }

  open(): void {
    this.closing.focus();
  }

  refresh(): void {}

  close(): void {}
}

function group(title: string, entries: readonly (readonly [string, string])[]): HTMLElement {
  const list = make('dl');
  for (const [name, keys] of entries) list.append(make('dt', {}, name), make('dd', {}, make('kbd', {}, keys)));
  return make('div', {}, make('h2', {}, title), list);
}
