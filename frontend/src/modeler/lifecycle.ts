import { place, shapeOf, stageShape } from './additions';
import { type DiagramElement, isPath, pathsBack, pathsFrom, pathsTo, reached, routes, types } from '../drawing/diagram-model';
import { placeNames } from '../drawing/names';
import type { Translate } from './modeler-texts';
import { outcomesOf } from './stage-settings';
import { leadAround } from './stage-templates';
import { conditionOf, type WorkflowDiagram } from './workflow-diagram';

/** What every statement comes to, apart from the stages that members decide on. */
const events = { submission: 'drafting', 'sign-on-closed': 'signOn', publication: 'publication' } as const;

type Event = keyof typeof events;

/** A gateway right after a step, with the path for what is refused there. */
interface Verdict {
  stage: DiagramElement;
  onward: DiagramElement;
  refused: DiagramElement;
}

export const awaiting = (drawing: WorkflowDiagram, event: Event): DiagramElement[] =>
  drawing.elements().filter((part) => drawing.settings(part)?.kind === event);

/** Steps on which members decide, or may come to: those of other tools have no settings yet. */
const decides = (drawing: WorkflowDiagram, part: DiagramElement): boolean =>
  part.type === types.stage && (drawing.settings(part)?.kind ?? 'stage') === 'stage';

export const nodesOf = (drawing: WorkflowDiagram, level: DiagramElement): DiagramElement[] =>
  drawing.elements().filter((part) => part.parent === level && routes(part) && !isPath(part));

/**
 * Adds drafting, sign-on and publication, as far as they are missing, with the ways back. What ends after a refusal, or comes round, goes back
 * to drafting, everything else goes on to the sign-on; where that does not say yet that each stage has approved, a choice before the sign-on does.
 */
export function lifecycle(drawing: WorkflowDiagram, translate: Translate): (() => void) | undefined {
  const nodes = nodesOf(drawing, drawing.scope());
  const several = (Object.keys(events) as Event[]).some((event) => awaiting(drawing, event).length > 1);
  if (several || !nodes.some((part) => part.type === types.stage)) return undefined;
  return () => {
    const start = beginning(drawing, nodes);
    for (const part of nodes) if (part.type !== types.end && pathsFrom(part).length === 0) place(drawing, shapeOf(drawing, 'end'), undefined, part);
    const back = pathsBack(start);
    const verdicts = nodes.flatMap((part) => verdictOf(drawing, part, back));
    const refused = new Set(verdicts.map((verdict) => verdict.refused));
    const reachable = reached([start], (part) => refused.has(part));
    const last = drawing.elements().filter((part) => isPath(part) && part.target!.type === types.end && nodesOf(drawing, drawing.scope()).includes(part.target!));
    const onward = last.filter((path) => reachable.has(path) && !refused.has(path)).sort((one, other) => other.target!.x - one.target!.x);
    const drafting = first(drawing, 'submission') ?? written(drawing, start, verdicts) ?? placed(drawing, 'submission', translate, pathsFrom(start));
    const signOn = first(drawing, 'sign-on-closed') ?? placed(drawing, 'sign-on-closed', translate, before(drawing, onward.length > 0 ? onward : last));
    if (!first(drawing, 'publication')) placed(drawing, 'publication', translate, pathsFrom(signOn));
    for (const path of last.filter((each) => each.target!.type === types.end && onward.length > 0 && !onward.includes(each))) lead(drawing, path, drafting);
    for (const path of back) if (path.target !== drafting) lead(drawing, path, drafting);
    for (const end of nodesOf(drawing, drawing.scope())) if (end.type === types.end && pathsTo(end).length === 0) drawing.remove(end);
    for (const end of pathsFrom(first(drawing, 'publication')!).map(({ target }) => target!)) if (end.type === types.end) drawing.rename(end, '');
    for (const verdict of verdicts) choose(drawing, verdict, translate);
    approvedOnly(drawing, translate)?.();
    placeNames(drawing, drawing.elements(), true);
    drawing.select(drafting);
  };
}

const first = (drawing: WorkflowDiagram, event: Event): DiagramElement | undefined => awaiting(drawing, event)[0];

/** The step that comes first, if a path leads back to it and nothing is decided there: what is refused is written again in it. */
function written(drawing: WorkflowDiagram, start: DiagramElement, verdicts: Verdict[]): DiagramElement | undefined {
  const [step] = pathsFrom(start).map(({ target }) => target!);
  if (!step || step.type !== types.stage || drawing.settings(step) || pathsTo(step).length < 2) return undefined;
  if (verdicts.some(({ stage }) => stage === step)) return undefined;
  drawing.setSettings(step, { kind: 'submission', values: {} });
  return step;
}

/** A publication that is drawn comes after the sign-on. */
const before = (drawing: WorkflowDiagram, last: DiagramElement[]): DiagramElement[] => {
  const publication = first(drawing, 'publication');
  return publication ? pathsTo(publication) : last;
};

/** The start; of a drawing without one, a new one before what nothing leads to. */
export function beginning(drawing: WorkflowDiagram, nodes: DiagramElement[]): DiagramElement {
  const start = nodes.find((part) => part.type === types.start);
  const free = nodes.find((part) => part !== start && pathsTo(part).length === 0) ?? nodes[0]!;
  if (start && pathsFrom(start).length > 0) return start;
  const modeling = drawing.service('modeling');
  const place = { x: free.x - 70, y: free.y + free.height / 2 };
  const made: DiagramElement = start ?? modeling.createShape(shapeOf(drawing, 'start'), place, free.parent);
  drawing.connect(made, free);
  return made;
}

/** Into the first of the paths; the others are led there. */
export function into(drawing: WorkflowDiagram, shape: DiagramElement, paths: DiagramElement[]): DiagramElement {
  const [path, ...others] = paths;
  const made = place(drawing, shape, path);
  for (const other of others) lead(drawing, other, made);
  return made;
}

function placed(drawing: WorkflowDiagram, event: Event, translate: Translate, paths: DiagramElement[]): DiagramElement {
  const shape = stageShape(drawing, events[event], translate(`modeler.lifecycle.${event}`), { kind: event, values: {} });
  return into(drawing, shape, paths);
}

export function lead(drawing: WorkflowDiagram, path: DiagramElement, target: DiagramElement): void {
  const middle = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  drawing.service('modeling').reconnectEnd(path, target, middle);
  leadAround(drawing, path);
  placeNames(drawing, [path], false);
}

/** In place of a step that is left out, what comes before it leads on to what comes after it. */
export function leaveOut(drawing: WorkflowDiagram, part: DiagramElement): void {
  const next = pathsFrom(part)[0]?.target;
  drawing.forget(part.id);
  if (next && next !== part) for (const path of pathsTo(part)) lead(drawing, path, next);
  drawing.remove(part);
}

/** Two paths after a step, of which one is for what is refused. */
function verdictOf(drawing: WorkflowDiagram, gateway: DiagramElement, back: DiagramElement[]): Verdict[] {
  const [to, ...more] = pathsTo(gateway);
  const stage = to?.source;
  const paths = pathsFrom(gateway);
  if (gateway.type !== types.choice || more.length > 0 || paths.length !== 2 || !stage || !decides(drawing, stage)) return [];
  const [one, other] = paths as [DiagramElement, DiagramElement];
  const refused = refusedOf(one, other, back);
  return refused ? [{ stage, refused, onward: refused === one ? other : one }] : [];
}

/** As the conditions say, if there are any; or else the path that only leads back, or has fewer steps ahead; the default one if both have as many. */
function refusedOf(one: DiagramElement, other: DiagramElement, back: DiagramElement[]): DiagramElement | undefined {
  if (one.businessObject.conditionExpression || other.businessObject.conditionExpression) {
    if (approves(one) === approves(other)) return undefined;
    return approves(one) === false || approves(other) ? one : other;
  }
  const ahead = (path: DiagramElement) => [...reached([path], (part) => back.includes(part))];
  const of = (path: DiagramElement, type: string) => ahead(path).filter((part) => part.type === type).length;
  const steps = (path: DiagramElement) => (of(path, types.end) > 0 ? of(path, types.stage) : -1);
  if (steps(one) !== steps(other)) return steps(one) < steps(other) ? one : other;
  return one.businessObject === one.source!.businessObject.default ? one : other;
}

/** Undefined for a path that no outcome leads to, as one that facts choose. */
function approves({ businessObject }: DiagramElement): boolean | undefined {
  const condition = businessObject.conditionExpression?.body ?? '';
  if (/== 'APPROVED'|!= '(CHANGES_REQUESTED|OBJECTED)'/.test(condition)) return true;
  return /!= 'APPROVED'|== '(CHANGES_REQUESTED|OBJECTED)'/.test(condition) ? false : undefined;
}

/** As far as a person has not said it by conditions. The default path and the names of another tool may say the opposite. */
function choose(drawing: WorkflowDiagram, { stage, onward, refused }: Verdict, translate: Translate): void {
  if (onward.businessObject.conditionExpression || refused.businessObject.conditionExpression) return;
  drawing.setCondition(onward, `${stage.id} == 'APPROVED'`);
  drawing.setDefault(refused);
  drawing.rename(onward, translate('modeler.template.approved'));
  drawing.rename(refused, translate('modeler.template.notApproved'));
}

/** A choice before the sign-on that lets a text on which the stages have approved; undefined if what comes before says so. */
export function approvedOnly(drawing: WorkflowDiagram, translate: Translate): (() => void) | undefined {
  const [drafting, signOn] = [first(drawing, 'submission'), first(drawing, 'sign-on-closed')];
  if (!drafting || !signOn || drafting.parent !== signOn.parent || pathsTo(signOn).length === 0) return undefined;
  const stages = drawing.elements().filter((part) => decides(drawing, part));
  const terms = stages.flatMap((stage) => approval(drawing, stage, drafting, signOn));
  if (terms.length === 0) return undefined;
  const [last, ...others] = pathsTo(signOn);
  const { default: back } = last!.source!.businessObject;
  const asks = others.length === 0 && back && back !== last!.businessObject && last!.source!.type === types.choice;
  const [asked = [], ...alternatives] = conditionOf(last!);
  if (asks && alternatives.length === 0) {
    const left = terms.filter((term) => !asked.includes(term));
    return left.length > 0 ? () => drawing.setCondition(last!, [...asked, ...left].join(' and ')) : undefined;
  }
  return () => {
    const shape = shapeOf(drawing, 'choice', { name: translate('modeler.template.choice') });
    const choice = into(drawing, shape, pathsTo(signOn));
    const back = drawing.connect(choice, drafting);
    const onward = pathsFrom(choice).find((path) => path !== back)!;
    drawing.setCondition(onward, terms.join(' and '));
    drawing.setDefault(back);
    leadAround(drawing, back);
    drawing.rename(onward, translate('modeler.template.approved'));
    drawing.rename(back, translate('modeler.template.notApproved'));
  };
}

/** What must hold for a stage before the sign-on: none if a gateway after it leads only what it approves there. */
function approval(drawing: WorkflowDiagram, stage: DiagramElement, drafting: DiagramElement, signOn: DiagramElement): string[] {
  const again = (part: DiagramElement) => part === drafting;
  const sameLevel = stage.parent === signOn.parent;
  const choice = pathsFrom(stage)[0]?.target;
  const otherwise = choice && pathsFrom(choice).find(({ businessObject }) => businessObject === choice.businessObject.default);
  const settled = otherwise && !reached([otherwise.target!], again).has(signOn);
  if (sameLevel && (settled || !reached([stage], again).has(signOn))) return [];
  const always = sameLevel && !reached([drafting], (part) => part === stage).has(signOn);
  if (always) return [`${stage.id} == 'APPROVED'`];
  const settings = drawing.settings(stage);
  const refusals = settings ? outcomesOf(settings).filter((outcome) => outcome !== 'APPROVED') : ['CHANGES_REQUESTED'];
  return refusals.map((refusal) => `${stage.id} != '${refusal}'`);
}
