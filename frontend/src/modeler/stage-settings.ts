import schema from '../../../src/main/resources/org/communique/workflow/model/step-attributes.json';

export type Outcome = 'APPROVED' | 'CHANGES_REQUESTED' | 'OBJECTED';

export type Values = Record<string, string>;

/** A step's kind and attributes, as the extension elements of docs/workflows.md have them. */
export interface StageSettings {
  kind: 'stage' | 'amendments-closed' | 'submission' | 'sign-on-closed' | 'publication';
  values: Values;
}

export const kinds = ['stage', ...schema.events] as StageSettings['kind'][];

/** In the order of the form. The first choice of an optional attribute is its default. */
export const choices = { ...schema.choices, casting: ['', ...schema.choices.casting] };

export type ChoiceName = keyof typeof choices;

const { counting, required } = schema;

export const attributes = [...Object.keys(choices), ...Object.keys(schema.examples)];

export const newStage: StageSettings = {
  kind: 'stage',
  values: { role: 'reviewer', policy: 'k-of-n', needed: '1', deadline: 'P5D' },
};

/** Whether an attribute has a meaning together with the others. */
export function applies(name: string, values: Values): boolean {
  const counts = counting.includes(values.policy ?? '');
  if (name === 'needed') return values.policy === 'k-of-n';
  if (name === 'changes') return counts;
  if (name === 'casting') return counts && values.changes === 'unreachable';
  if (name === 'zone') return (values.days ?? 'calendar') !== 'calendar';
  return true;
}

/** The values after a change, without attributes that have no meaning any more and without defaults. */
export function changed(values: Values, name: string, value: string): Values {
  const next: Values = { ...values, [name]: value };
  if (next.policy === 'k-of-n' && !next.needed) next.needed = '1';
  for (const each of Object.keys(next)) {
    const standard = (choices as Record<string, string[]>)[each]?.[0];
    const isDefault = !required.includes(each) && next[each] === standard;
    if (!applies(each, next) || next[each] === '' || isDefault) delete next[each];
  }
  if (!applies('casting', next)) delete next.casting;
  return next;
}

export function outcomesOf({ kind, values }: StageSettings): Outcome[] {
  if (kind !== 'stage') return [];
  return counting.includes(values.policy ?? '')
    ? ['APPROVED', 'CHANGES_REQUESTED']
    : ['APPROVED', 'CHANGES_REQUESTED', 'OBJECTED'];
}

export interface Duration {
  amount: number;
  unit: 'days' | 'hours';
}

/** Null for a duration that a number of days or hours cannot express, such as P1DT2H. */
export function parseDuration(duration: string): Duration | null {
  const match = /^P(?:(\d+)D|T(\d+)H|(\d+)W)$/.exec(duration);
  if (!match) return null;
  if (match[2]) return { amount: Number(match[2]), unit: 'hours' };
  return { amount: match[1] ? Number(match[1]) : 7 * Number(match[3]), unit: 'days' };
}

export function formatDuration({ amount, unit }: Duration): string {
  return unit === 'days' ? `P${amount}D` : `PT${amount}H`;
}

/** A key for a workflow's name; empty if the name has no Latin letters. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^[\d-]+|-+$/g, '').slice(0, 60);
}

/** A condition that is a single comparison, as "stage:outcome"; otherwise null. */
export function comparisonOf(condition: string): string | null {
  const match = /^\s*(\w+)\s*==\s*'(\w+)'\s*$/.exec(condition);
  return match ? `${match[1]}:${match[2]}` : null;
}

export const moddleExtension = {
  name: 'Communique',
  uri: 'https://communique.org/bpmn',
  prefix: 'communique',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Stage',
      superClass: ['Element'],
      properties: attributes.map((name) => ({ name, isAttr: true, type: 'String' })),
    },
    { name: 'Await', superClass: ['Element'], properties: [{ name: 'event', isAttr: true, type: 'String' }] },
  ],
};
