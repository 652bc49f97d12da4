/** What a step waits for, as our extension elements say it; docs/workflows.md explains each. */
export type Outcome = 'APPROVED' | 'CHANGES_REQUESTED' | 'OBJECTED';

export type Values = Record<string, string>;

/** A step's settings: of what kind, and its attributes. */
export interface Settings {
  kind: 'stage' | 'submission' | 'sign-on-closed' | 'publication';
  values: Values;
}

export const kinds = ['stage', 'submission', 'sign-on-closed', 'publication'] as const;

/** In the order in which they are asked. The first choice of an optional one is what holds without it. */
export const choices = {
  role: ['reviewer', 'coordinator'],
  policy: ['k-of-n', 'two-thirds', 'unanimous', 'consensus', 'silence'],
  vote: ['reviewer', 'organisation'],
  changes: ['any', 'unreachable'],
  casting: ['', 'coordinator'],
  authors: ['excluded', 'included'],
  keep: ['none', 'untouched', 'editorial'],
  days: ['calendar', 'monday-friday', 'sunday-thursday'],
} as const;

export type ChoiceName = keyof typeof choices;

const required: string[] = ['role', 'policy'];
const counting = ['k-of-n', 'two-thirds', 'unanimous'];

export const attributes = [...Object.keys(choices), 'needed', 'deadline', 'zone', 'remind'];

export const newStage: Settings = {
  kind: 'stage',
  values: { role: 'reviewer', policy: 'k-of-n', needed: '1', deadline: 'P5D' },
};

/** Whether an attribute means anything beside the others. */
export function applies(name: string, values: Values): boolean {
  const counts = counting.includes(values.policy ?? '');
  if (name === 'needed') return values.policy === 'k-of-n';
  if (name === 'changes') return counts;
  if (name === 'casting') return counts && values.changes === 'unreachable';
  if (name === 'zone') return (values.days ?? 'calendar') !== 'calendar';
  return true;
}

/** The values after a change: without what no longer means anything, and without what holds anyway. */
export function changed(values: Values, name: string, value: string): Values {
  const next: Values = { ...values, [name]: value };
  if (next.policy === 'k-of-n' && !next.needed) next.needed = '1';
  for (const each of Object.keys(next)) {
    const usual = (choices as Record<string, readonly string[]>)[each]?.[0];
    const idle = !required.includes(each) && next[each] === usual;
    if (!applies(each, next) || next[each] === '' || idle) delete next[each];
  }
  if (!applies('casting', next)) delete next.casting;
  return next;
}

export function outcomesOf({ kind, values }: Settings): Outcome[] {
  if (kind !== 'stage') return [];
  return counting.includes(values.policy ?? '')
    ? ['APPROVED', 'CHANGES_REQUESTED']
    : ['APPROVED', 'CHANGES_REQUESTED', 'OBJECTED'];
}

export interface Time {
  amount: number;
  unit: 'days' | 'hours';
}

/** Null for what people did not enter here, such as P1DT2H. */
export function timeOf(duration: string): Time | null {
  const match = /^P(?:(\d+)D|T(\d+)H)$/.exec(duration);
  if (!match) return null;
  return match[1] ? { amount: Number(match[1]), unit: 'days' } : { amount: Number(match[2]), unit: 'hours' };
}

export function durationOf({ amount, unit }: Time): string {
  return unit === 'days' ? `P${amount}D` : `PT${amount}H`;
}

/** The one comparison of a condition with nothing else in it, written as "stage:outcome". */
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
