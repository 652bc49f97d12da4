import { make } from '../shared/dom';

/** Asks a question. Closing the dialog counts as no. */
export class ConfirmDialog {
  readonly root: HTMLDialogElement;
  private readonly text = make('p');
  private answered: (yes: boolean) => void = () => {};

  constructor(label: string, yes: string, no: string) {
    const actions = make(
      'div',
      { class: 'actions' },
      make('button', { type: 'submit', value: 'no', class: 'primary', autofocus: true }, no),
      make('button', { type: 'submit', value: 'yes' }, yes),
    );
    const form = make('form', { method: 'dialog' }, this.text, actions);
    this.root = make('dialog', { class: 'dialog', 'aria-label': label }, form);
    this.root.addEventListener('close', () => this.answered(this.root.returnValue === 'yes'));
  }

  ask(text: string, answered: (yes: boolean) => void): void {
    this.text.textContent = text;
    this.answered = answered;
    this.root.returnValue = '';
    this.root.showModal();
  }
}
