import { place, shapeOf } from './additions';
import { alternatives, joining, joiningFirst, outOfBranches } from './branches';
import { type DiagramElement, isPath, pathsBack, pathsFrom, pathsTo, reached, types } from '../drawing/diagram-model';
import { approvedOnly, awaiting, beginning, lead, leaveOut, lifecycle, nodesOf } from './lifecycle';
import { nameOf, type TextKey, type Translate } from './modeler-texts';
import { applies, newStage } from './stage-settings';
import { leadAround } from './stage-templates';
import type { WorkflowDiagram } from './workflow-diagram';

/** What the server found in the drawing, in the reader's language, with what to do about it. */
export interface Finding {
  id: string;
  fault: string;
  /** Whether it prevents saving. */
  refuses: boolean;
  text: string;
  remedy: string;
  details: string[];
}

/** What puts a finding right; each is one step for undo. */
export interface Remedy {
  label: string;
  apply(): void;
}

const LONGEST_NAME = 200;
/** Of the paths after a gateway, for each of which there is a button. */
const MOST_PATHS = 4;

type Act = () => void;
/** Its words, what they speak of, and what it does. */
type Choice = [text: string, act: Act | undefined, ...values: string[]];

interface Place {
  drawing: WorkflowDiagram;
  part: DiagramElement;
  finding: Finding;
  found: Finding[];
  translate: Translate;
}

const remedies: Partial<Record<string, (place: Place) => Choice[]>> = {
  NO_SUBMISSION: missing,
  NO_SIGN_ON: missing,
  NO_PUBLICATION: missing,
  NO_SETTINGS: ({ drawing, part, finding, found }) => {
    const without = found.filter(({ fault }) => fault === 'NO_SETTINGS').flatMap(({ id }) => drawing.find(id) ?? []);
    const all = without.length > 1 && found.find(({ fault }) => fault === 'NO_SETTINGS') === finding;
    return [
      ['NO_SETTINGS', () => drawing.setSettings(part, newStage)],
      ['LEAVE_OUT', pathsFrom(part).length < 2 ? () => leaveOut(drawing, part) : undefined],
      ['NO_SETTINGS.all', all ? () => without.forEach((each) => drawing.setSettings(each, newStage)) : undefined, String(without.length)],
    ];
  },
  SETTING_MISSING: ({ drawing, part }) => {
    const settings = drawing.settings(part);
    const values = { ...newStage.values, ...settings?.values };
    const kept = Object.fromEntries(Object.entries(values).filter(([name]) => applies(name, values)));
    return [['SETTING_MISSING', settings?.kind === 'stage' ? () => drawing.setSettings(part, { kind: 'stage', values: kept }) : undefined]];
  },
  TOO_LONG: ({ drawing, part }) => {
    const name = part.businessObject.name ?? '';
    return [['TOO_LONG', name.length > LONGEST_NAME ? () => drawing.rename(part, name.slice(0, LONGEST_NAME)) : undefined]];
  },
  CONDITION_MISPLACED: withoutCondition,
  CONDITION_STEP: withoutCondition,
  DEFAULT: ({ drawing, part, translate }) => {
    const otherwise = otherwiseOf(drawing, part);
    if (otherwise) return [['DEFAULT', () => drawing.setDefault(otherwise)]];
    const paths = pathsFrom(part);
    if (paths.length < 2 || paths.length > MOST_PATHS || part.businessObject.default) return [];
    const onward = new Set(paths.filter((path) => leadsOn(drawing, path)));
    return [...paths.filter((path) => !onward.has(path)), ...onward].map((path) => ['DEFAULT.path', () => drawing.setDefault(path), pathName(drawing, path, translate)]);
  },
  CHOICE_WITHOUT_CONDITION: ({ drawing, part, translate }) => {
    if (part.source && otherwiseOf(drawing, part.source) === part) return [['DEFAULT', () => drawing.setDefault(part)]];
    const stage = part.source && stageBefore(drawing, part.source);
    return [
      ['CHOICE_WITHOUT_CONDITION.approved', stage ? () => drawing.setCondition(part, `${stage.id} == 'APPROVED'`) : undefined, stage?.businessObject.name ?? ''],
      ['IN_SPITE_OF_REVIEW', awaiting(drawing, 'sign-on-closed').includes(part.target!) ? approvedOnly(drawing, translate) : undefined],
      ['REMOVE_PATH', part.source && isSpare(drawing, part) ? () => drawing.remove(part) : undefined],
    ];
  },
  NO_END: ({ drawing }) => {
    const last = awaiting(drawing, 'publication')[0];
    return [['NO_END', last && pathsFrom(last).length === 0 ? () => place(drawing, shapeOf(drawing, 'end'), undefined, last) : undefined]];
  },
  ONE_START: ({ drawing, part }) => {
    const nodes = nodesOf(drawing, part === drawing.root() ? drawing.scope() : part);
    const [start, ...others] = nodes.filter(({ type }) => type === types.start);
    if (!start) return [['ONE_START.none', nodes.length > 0 ? () => beginning(drawing, nodes) : undefined]];
    return [['ONE_START', () => others.forEach((other) => drawing.remove(other)), start.businessObject.name || start.id]];
  },
  ONE_WAY_OUT: ({ drawing, part }) => {
    const paths = pathsFrom(part);
    if ((part.type !== types.stage && part.type !== types.subProcess) || drawing.settings(part)?.kind === 'publication') return [];
    if (paths.length === 0) return [['ONE_WAY_OUT.end', () => place(drawing, shapeOf(drawing, 'end'), undefined, part)]];
    return [['ONE_WAY_OUT', () => chooseBehind(drawing, part)]];
  },
  UNREACHABLE: ({ drawing, part }) => [['UNREACHABLE', ['stage', undefined].includes(drawing.settings(part)?.kind) ? () => drawing.remove(part) : undefined]],
  FORK_NOT_JOINED: ({ drawing, part, found }) => {
    const open = openForks(drawing, found);
    const joined = open.has(part) ? joining(drawing, part, open) : undefined;
    return [
      [joined?.atEnd ? 'FORK_NOT_JOINED.end' : 'FORK_NOT_JOINED', joined?.act],
      ['FORK_NOT_JOINED.first', joiningFirst(drawing, part)],
      ['FORK_NOT_JOINED.any', alternatives(drawing, part)],
    ];
  },
  BESIDE: ({ drawing, part, found }) => {
    const first = drawing.settings(part)?.kind === 'submission';
    return [[first ? 'BESIDE.first' : 'BESIDE', openForks(drawing, found).size > 0 ? undefined : outOfBranches(drawing, part)]];
  },
  LOOP: ({ drawing, part, translate }) => {
    const drafting = awaiting(drawing, 'submission')[0];
    const path = drafting && pathBack(drafting, part);
    return [['LOOP', path && (() => lead(drawing, path, drafting)), path ? pathName(drawing, path, translate) : '']];
  },
  IN_SPITE_OF_REVIEW: ({ drawing, translate }) => [['IN_SPITE_OF_REVIEW', approvedOnly(drawing, translate)]],
  WITHOUT_REVIEW: ({ drawing, translate }) => {
    const path = pathAround(drawing);
    return [['WITHOUT_REVIEW', path && (() => drawing.remove(path)), path ? pathName(drawing, path, translate) : '']];
  },
};

/** Forks that no gateway joins: until one does, all that follows is in their branches. */
function openForks(drawing: WorkflowDiagram, found: Finding[]): Set<DiagramElement> {
  const parts = found.filter(({ fault }) => fault === 'FORK_NOT_JOINED').flatMap(({ id }) => drawing.find(id) ?? []);
  return new Set(parts.filter((part) => pathsFrom(part).length > 1));
}

/** One button for what is missing, at the first of the findings that say so. */
function missing({ drawing, finding, found, translate }: Place): Choice[] {
  const isFirst = found.find(({ fault }) => remedies[fault] === missing) === finding;
  return [['LIFECYCLE', isFirst ? lifecycle(drawing, translate) : undefined]];
}

function withoutCondition({ drawing, part }: Place): Choice[] {
  return [['CONDITION_MISPLACED', part.source ? () => drawing.set(part, { conditionExpression: undefined }) : undefined]];
}

/** As a list of problems speaks of it. */
function pathName(drawing: WorkflowDiagram, path: DiagramElement, translate: Translate): string {
  const target = nameOf(drawing, path.target!, translate);
  return path.businessObject.name ? `${path.businessObject.name} → ${target}` : `→ ${target}`;
}

/** The path that must be taken when no condition holds: the only one back to drafting. What leads on is never taken without being chosen. */
function otherwiseOf(drawing: WorkflowDiagram, choice: DiagramElement): DiagramElement | undefined {
  const paths = pathsFrom(choice);
  if (paths.length < 2 || choice.businessObject.default) return undefined;
  const back = paths.filter((path) => drawing.settings(path.target!)?.kind === 'submission');
  const free = paths.filter((path) => !path.businessObject.conditionExpression);
  return back.length === 1 && free.every((path) => path === back[0]) ? back[0] : undefined;
}

/** The nearest stage that every text has passed which comes here. */
function stageBefore(drawing: WorkflowDiagram, gateway: DiagramElement): DiagramElement | undefined {
  const seen = new Set<DiagramElement>();
  let part: DiagramElement | undefined = gateway;
  while (part && !seen.has(part)) {
    seen.add(part);
    if (drawing.settings(part)?.kind === 'stage') return part;
    const paths = pathsTo(part);
    part = paths.length === 1 ? paths[0]!.source : undefined;
  }
  return undefined;
}

/** All paths of a step leave a gateway behind it. */
function chooseBehind(drawing: WorkflowDiagram, part: DiagramElement): void {
  const [path, ...others] = pathsFrom(part);
  const choice = place(drawing, shapeOf(drawing, 'choice'), path);
  const middle = { x: choice.x + choice.width / 2, y: choice.y + choice.height / 2 };
  for (const other of others) {
    drawing.service('modeling').reconnectStart(other, choice, middle);
    leadAround(drawing, other);
  }
}

/** Of the loop in which a step is, without drafting, the path that closes it. */
function pathBack(drafting: DiagramElement, step: DiagramElement): DiagramElement | undefined {
  const again = (part: DiagramElement) => part === drafting;
  const round = reached(pathsFrom(step), again);
  return pathsBack(drafting).find((path) => path.target !== drafting && round.has(path) && reached([path.target!], again).has(step));
}

/** Whether a text comes to the sign-on on a path, without a stage. */
function leadsOn(drawing: WorkflowDiagram, path: DiagramElement): boolean {
  const [signOn] = awaiting(drawing, 'sign-on-closed');
  return signOn !== undefined && reached([path.target!], (part) => decided(drawing, part)).has(signOn);
}

/** Whether a text comes to the sign-on, or to an end, without a path. */
function isSpare(drawing: WorkflowDiagram, path: DiagramElement): boolean {
  const starts = nodesOf(drawing, path.source!.parent!).filter(({ type }) => type === types.start);
  const left = reached(starts, (part) => part === path);
  const last = awaiting(drawing, 'sign-on-closed').filter((part) => part.parent === path.source!.parent);
  return last.length > 0 ? last.some((part) => left.has(part)) : [...left].some(({ type }) => type === types.end);
}

const decided = (drawing: WorkflowDiagram, part: DiagramElement): boolean =>
  ['stage', 'submission', 'sign-on-closed'].includes(drawing.settings(part)?.kind ?? '');

/** From a gateway to which a text comes before any stage, on which it comes to the sign-on without one. */
function pathAround(drawing: WorkflowDiagram): DiagramElement | undefined {
  const drafting = awaiting(drawing, 'submission')[0];
  const undecided = drafting ? reached(pathsFrom(drafting), (part) => decided(drawing, part)) : new Set<DiagramElement>();
  return [...undecided].find(
    (path) => isPath(path) && path.source!.type === types.choice && pathsFrom(path.source!).length > 1 && leadsOn(drawing, path),
  );
}

/** None where a person has to think. */
export function remediesFor(drawing: WorkflowDiagram, finding: Finding, found: Finding[], translate: Translate): Remedy[] {
  const part = drawing.find(finding.id) ?? (finding.id === drawing.process().id ? drawing.root() : undefined);
  const choices = (part && remedies[finding.fault]?.({ drawing, part, finding, found, translate })) ?? [];
  return choices.flatMap(([text, act, ...values]) =>
    act ? [{ label: translate(`modeler.remedy.${text}` as TextKey, ...values), apply: () => drawing.together(act) }] : [],
  );
}
