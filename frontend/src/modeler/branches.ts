import { place, shapeOf, stageShape } from './additions';
import { type DiagramElement, isPath, pathsFrom, pathsTo, reached, types } from '../drawing/diagram-model';
import { into, leaveOut } from './lifecycle';
import type { StageSettings } from './stage-settings';
import type { WorkflowDiagram } from './workflow-diagram';

/** Where the branches of a fork meet; undefined if each comes to an end of its own. */
interface Meeting {
  at: DiagramElement | undefined;
  /** What each branch has before that, with its paths. */
  branches: Set<DiagramElement>[];
}

/** In the order in which a statement comes to them. */
const order: StageSettings['kind'][] = ['submission', 'sign-on-closed', 'publication'];

const forks = (part: DiagramElement): boolean => part.type === types.parallel && pathsFrom(part).length > 1;

/** Undefined if a branch leads back, or anywhere else, or if parts of others lead into it. */
function meeting(drawing: WorkflowDiagram, fork: DiagramElement): Meeting | undefined {
  const ahead = pathsFrom(fork).map((path) => reached([path], (part) => part === fork));
  const common = [...ahead[0]!].filter((part) => !isPath(part) && part.type !== types.end && ahead.every((parts) => parts.has(part)));
  for (const at of common.length > 0 ? common : [undefined]) {
    const branches = pathsFrom(fork).map((path) => reached([path], (part) => part === at));
    for (const parts of branches) if (at) parts.delete(at);
    const inside = new Set(branches.flatMap((parts) => [...parts]));
    const apart = inside.size === branches.reduce((sum, parts) => sum + parts.size, 0);
    const closed = [...inside].every((part) => isPath(part) || stays(drawing, part, at) && pathsTo(part).every((path) => inside.has(path)));
    if (apart && closed && !inside.has(fork) && drawing.settings(at ?? fork)?.kind !== 'submission') return { at, branches };
  }
  return undefined;
}

/** Whether a branch can have it: what is waited for elsewhere is waited for by a statement as a whole, and so after the branches. */
function stays(drawing: WorkflowDiagram, part: DiagramElement, at: DiagramElement | undefined): boolean {
  return at ? pathsFrom(part).length > 0 : part.type === types.end || pathsFrom(part).length > 0 && !order.includes(drawing.settings(part)?.kind ?? 'stage');
}

/** What a fork branches into is joined where the branches meet, or before the end. Undefined where one of them leads elsewhere, or an inner fork comes first. */
export function joining(drawing: WorkflowDiagram, fork: DiagramElement, open: Set<DiagramElement>): { act: () => void; atEnd: boolean } | undefined {
  const found = meeting(drawing, fork);
  if (!found || found.branches.some((parts) => [...parts].some((part) => open.has(part)))) return undefined;
  const { at, branches } = found;
  const last = branches.map((parts) => [...parts].filter((part) => isPath(part) && (at ? part.target === at : part.target!.type === types.end)));
  const isJoin = at?.type === types.parallel && pathsFrom(at).length === 1 && pathsTo(at).every((path) => last.flat().includes(path));
  return {
    atEnd: !at,
    act: () => {
      // A branch that divides comes to the joining gateway once.
      const exits = last.map((paths) => (paths.length === 1 ? paths[0]! : pathsFrom(into(drawing, shapeOf(drawing, 'choice'), paths))[0]!));
      if (!isJoin) into(drawing, shapeOf(drawing, 'parallel'), exits);
      for (const part of branches.flatMap((parts) => [...parts])) if (part.type === types.end && pathsTo(part).length === 0) drawing.remove(part);
    },
  };
}

/** Whether several branches may be open where a text comes to a part, so that a gateway waits for them. */
function isBehindFork(drawing: WorkflowDiagram, part: DiagramElement): boolean {
  const again = (other: DiagramElement) => other === part || drawing.settings(other)?.kind === 'submission';
  return drawing
    .elements()
    .some((other) => other !== part && !isPath(other) && other.type !== types.choice && pathsFrom(other).length > 1 && reached(pathsFrom(other), again).has(part));
}

/** A parallel gateway after no fork would wait for ever: what comes to it are alternatives. */
export function alternatives(drawing: WorkflowDiagram, gateway: DiagramElement): (() => void) | undefined {
  if (gateway.type !== types.parallel || pathsTo(gateway).length < 2 || isBehindFork(drawing, gateway)) return undefined;
  return () => {
    const { name } = gateway.businessObject;
    into(drawing, shapeOf(drawing, 'choice', forks(gateway) ? {} : { name }), pathsTo(gateway));
    if (!forks(gateway)) leaveOut(drawing, gateway);
  };
}

/** A gateway that joins and forks becomes one for each. */
export function joiningFirst(drawing: WorkflowDiagram, gateway: DiagramElement): (() => void) | undefined {
  if (!forks(gateway) || pathsTo(gateway).length < 2 || !isBehindFork(drawing, gateway)) return undefined;
  return () => into(drawing, shapeOf(drawing, 'parallel'), pathsTo(gateway));
}

/** What a statement waits for as a whole is put before the fork, if it is the submission, or else after the gateway that joins. */
export function outOfBranches(drawing: WorkflowDiagram, step: DiagramElement): (() => void) | undefined {
  const settings = drawing.settings(step);
  const around = drawing
    .elements()
    .filter((part) => forks(part) && part.parent === step.parent)
    .flatMap((fork) => ({ fork, ...meeting(drawing, fork) }))
    .filter(({ branches }) => branches?.some((parts) => parts.has(step)))
    .sort((one, other) => sizeOf(other.branches!) - sizeOf(one.branches!))[0];
  if (!around?.at || !settings || pathsFrom(step).length !== 1) return undefined;
  const { fork, at } = around;
  const first = settings.kind === 'submission';
  if ((first ? pathsTo(fork) : pathsFrom(at)).length === 0 || !first && pathsFrom(at).length > 1) return undefined;
  return () => {
    const { id, name = '', documentation } = step.businessObject;
    leaveOut(drawing, step);
    const moved = stageShape(drawing, id, name, settings);
    const made = first ? into(drawing, moved, pathsTo(fork)) : place(drawing, moved, behind(drawing, at, settings.kind));
    drawing.set(made, { documentation });
  };
}

const sizeOf = (branches: Set<DiagramElement>[]): number => branches.reduce((sum, parts) => sum + parts.size, 0);

/** The path after a gateway, past what a statement comes to earlier. */
function behind(drawing: WorkflowDiagram, gateway: DiagramElement, kind: StageSettings['kind']): DiagramElement {
  let [path] = pathsFrom(gateway);
  for (let next = path; next; ) {
    path = next;
    const earlier = order.indexOf(drawing.settings(next.target!)?.kind ?? 'stage');
    next = earlier >= 0 && earlier < order.indexOf(kind) ? pathsFrom(next.target!)[0] : undefined;
  }
  return path!;
}
