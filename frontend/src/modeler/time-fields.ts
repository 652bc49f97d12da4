import { make } from '../shared/dom';
import type { FormFields } from './form-fields';
import type { Translate } from './modeler-texts';
import { type Duration, formatDuration, parseDuration } from './stage-settings';

interface Time {
  name: string;
  label: string;
  value: string;
  /** Whether there may be none. */
  optional?: boolean;
  change(value: string): void;
}

/** A number and a unit; a duration that they cannot express is edited as text. */
export function timeFields(form: FormFields, translate: Translate, { name, label, value, optional = false, change }: Time): HTMLElement {
  const none = optional && value === '';
  const time = none ? ({ amount: 1, unit: 'days' } satisfies Duration) : parseDuration(value);
  if (!time) return form.input(name, label, value, change);
  const amount = (text: string) =>
    change(optional && !Number(text) ? '' : formatDuration({ ...time, amount: Math.max(1, Number(text) || 1) }));
  const unit = (text: string) => change(formatDuration({ ...time, unit: text as Duration['unit'] }));
  const units = (['days', 'hours'] as const).map((each) => [each, translate(`modeler.deadline.${each}`)] as const);
  return make(
    'div',
    { class: 'pair' },
    form.input(name, label, none ? '' : String(time.amount), amount, 'number'),
    form.select(`${name}Unit`, translate('modeler.deadline.unit'), units, time.unit, unit),
  );
}
