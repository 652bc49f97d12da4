import { make } from '../shared/dom';

/** Makes the fields of one form, each with a label of its own. A change counts when the field is left. */
export class FormFields {
  private count = 0;

  /** @param change answers what the field shows then, if that is not what was entered */
  input(name: string, label: string, value: string, change: (value: string) => string | void, type = 'text'): HTMLElement {
    const input = make('input', { name, type, value, min: type === 'number' ? 1 : null, dir: 'auto' });
    input.addEventListener('change', () => {
      input.value = change(input.value.trim()) ?? input.value;
    });
    return this.labelled(label, input);
  }

  select(
    name: string,
    label: string,
    options: (readonly [string, string])[],
    value: string,
    change: (value: string) => void,
  ): HTMLElement {
    const items = options.map(([key, text]) => make('option', { value: key, selected: key === value }, text));
    const select = make('select', { name }, ...items);
    select.addEventListener('change', () => change(select.value));
    return this.labelled(label, select);
  }

  private labelled(label: string, field: HTMLElement): HTMLElement {
    field.id = `communique-modeler-${this.count++}`;
    return make('div', { class: 'field' }, make('label', { for: field.id }, label), field);
  }

  button(text: string, action: () => void): HTMLElement {
    const button = make('button', { type: 'button' }, text);
    button.addEventListener('click', action);
    return button;
  }
}
