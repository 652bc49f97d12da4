import { place, shapeOf, stageShape } from './additions';
import { type DiagramElement, isPath, pathsFrom, pathsTo, routes, types } from '../drawing/diagram-model';
import type { Translate } from './modeler-texts';
import { placeNames } from '../drawing/names';
import { type Box, routed } from '../drawing/routing';
import type { Values } from './stage-settings';
import type { WorkflowDiagram } from './workflow-diagram';

export interface StageTemplate {
  key: 'policyReview' | 'legalReview' | 'consensus' | 'silence' | 'vote' | 'clearance';
  values: Values;
}

/** The stages that coalitions use, as the workflows that ship have them. */
export const stageTemplates: readonly StageTemplate[] = [
  { key: 'policyReview', values: { role: 'reviewer', policy: 'k-of-n', needed: '2', deadline: 'P5D' } },
  { key: 'legalReview', values: { role: 'reviewer', policy: 'k-of-n', needed: '1', deadline: 'P3D' } },
  {
    key: 'consensus',
    values: { role: 'reviewer', policy: 'consensus', vote: 'organisation', deadline: 'P10D', days: 'monday-friday', remind: 'P2D' },
  },
  { key: 'silence', values: { role: 'reviewer', policy: 'silence', deadline: 'PT48H', remind: 'PT12H' } },
  {
    key: 'vote',
    values: {
      role: 'reviewer',
      policy: 'two-thirds',
      vote: 'organisation',
      changes: 'unreachable',
      deadline: 'P5D',
      days: 'monday-friday',
    },
  },
  { key: 'clearance', values: { role: 'coordinator', policy: 'k-of-n', needed: '1', deadline: 'P2D' } },
];

const awaits = (drawing: WorkflowDiagram, part: DiagramElement, kind: string) => drawing.settings(part)?.kind === kind;

/** After what is selected, on the path that an approved text takes; before the sign-on, or else the end, if there is no such place. */
export function pathFor(drawing: WorkflowDiagram): DiagramElement | undefined {
  const selected = drawing.selected();
  const chosen = isPath(selected) ? selected : onward(pathsFrom(selected));
  if (chosen) return approvedPath(chosen);
  const last = (wanted: (part: DiagramElement) => boolean) => drawing.elements().find(wanted);
  const goal = last((part) => awaits(drawing, part, 'sign-on-closed')) ?? last(({ type }) => type === types.end);
  const paths = goal ? pathsTo(goal) : [];
  return paths.length === 1 ? paths[0] : undefined;
}

function onward(paths: DiagramElement[]): DiagramElement | undefined {
  return paths.length === 1 ? paths[0] : conditional(paths);
}

/** What stands between a stage and the choice that its outcome makes would make that choice in its place. */
function approvedPath(flow: DiagramElement): DiagramElement {
  const choice = flow.target!;
  const decides = flow.source!.type === 'bpmn:ReceiveTask' && choice.type === 'bpmn:ExclusiveGateway';
  return (decides && conditional(pathsFrom(choice))) || flow;
}

function conditional(flows: DiagramElement[]): DiagramElement | undefined {
  const found = flows.filter((flow) => flow.businessObject.conditionExpression);
  return found.length === 1 && flows.length === 2 ? found[0] : undefined;
}

/** The drafting to which a text surely can go back from a path: it was submitted there, and no other branch is open beside. */
export function draftingFor(drawing: WorkflowDiagram, flow: DiagramElement): DiagramElement | undefined {
  const drafting = drawing.elements().filter((part) => awaits(drawing, part, 'submission'));
  if (drafting.length !== 1 || drafting[0]!.parent !== flow.source!.parent) return undefined;
  const seen = new Set<DiagramElement>();
  let part: DiagramElement | undefined = flow.source;
  for (let joined = 0; part && part !== drafting[0]; ) {
    seen.add(part);
    if (awaits(drawing, part, 'sign-on-closed')) return undefined;
    if (part.type === 'bpmn:ParallelGateway') {
      joined += pathsTo(part).length > 1 ? 1 : 0;
      joined -= pathsFrom(part).length > 1 ? 1 : 0;
      if (joined < 0) return undefined;
    }
    part = pathsTo(part).map(({ source }) => source!).find((source) => !seen.has(source));
  }
  return part;
}

/**
 * Adds a stage with its settings, and the choice after it with the way back to drafting where that is certain.
 *
 * @return whether the way back was drawn
 */
export function addStage(drawing: WorkflowDiagram, template: StageTemplate, translate: Translate): boolean {
  const path = pathFor(drawing);
  const drafting = path && draftingFor(drawing, path);
  const settings = { kind: 'stage' as const, values: template.values };
  const stage = stageShape(drawing, template.key, translate(`modeler.template.${template.key}.name`), settings);
  drawing.together(() => {
    const made = place(drawing, stage, path);
    const onwards = made.outgoing?.[0];
    if (drafting && onwards) {
      const choice = place(drawing, shapeOf(drawing, 'choice', { name: translate('modeler.template.choice') }), onwards);
      const back = drawing.connect(choice, drafting);
      const approved = choice.outgoing!.find((flow) => flow !== back)!;
      drawing.setCondition(approved, `${made.id} == 'APPROVED'`);
      drawing.setDefault(back);
      leadAround(drawing, back);
      drawing.rename(approved, translate('modeler.template.approved'));
      drawing.rename(back, translate('modeler.template.notApproved'));
      placeNames(drawing, drawing.elements(), true);
    }
    drawing.select(made);
  });
  return drafting !== undefined;
}

export function leadAround(drawing: WorkflowDiagram, back: DiagramElement): void {
  const boxes = new Map<string, Box>();
  for (const part of back.source!.parent!.children ?? []) if (routes(part) && !isPath(part)) boxes.set(part.id, part);
  const [path] = routed([{ id: back.id, source: back.source!.id, target: back.target!.id, points: (back.waypoints ?? []).map(({ x, y }) => ({ x, y })) }], boxes);
  drawing.lead(back, path!.points);
}
