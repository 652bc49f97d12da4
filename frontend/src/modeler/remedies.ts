import { place, shapeOf } from './additions';
import { type DiagramElement, pathsFrom } from './diagram-model';
import type { TextKey, Translate } from './modeler-texts';
import { changed, newStage } from './stage-settings';
import type { WorkflowDiagram } from './workflow-diagram';

/** What the server found in the drawing, in the reader's language, with what to do about it. */
export interface Finding {
  id: string;
  fault: string;
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

type Certain = (drawing: WorkflowDiagram, part: DiagramElement, details: string[]) => (() => void) | undefined;

/** Where there is one thing to do, and no choice for a person to make. */
const certain: Partial<Record<string, Certain>> = {
  NO_SETTINGS: (drawing, part) => () => drawing.setSettings(part, newStage),
  SETTING_MISSING: (drawing, part, [name]) => {
    const settings = drawing.settings(part);
    const value = name && newStage.values[name];
    return settings && value ? () => drawing.setSettings(part, { ...settings, values: changed(settings.values, name, value) }) : undefined;
  },
  TOO_LONG: (drawing, part) => () => drawing.rename(part, (part.businessObject.name ?? '').slice(0, LONGEST_NAME)),
  EXPRESSION_IN_NAME: (drawing, part) => () =>
    drawing.rename(part, (part.businessObject.name ?? '').replace(/[$#]\{|\}/g, '').trim()),
  CONDITION_MISPLACED: (drawing, part) => (part.source ? () => drawing.set(part, { conditionExpression: undefined }) : undefined),
  DEFAULT: (drawing, part) => {
    const otherwise = otherwiseOf(drawing, part);
    return otherwise && (() => drawing.setDefault(otherwise));
  },
  CHOICE_WITHOUT_CONDITION: (drawing, part) =>
    part.source && otherwiseOf(drawing, part.source) === part ? () => drawing.setDefault(part) : undefined,
  NO_END: (drawing) => {
    const last = drawing.elements().find((part) => drawing.settings(part)?.kind === 'publication');
    return last && pathsFrom(last).length === 0 ? () => place(drawing, shapeOf(drawing, 'end'), undefined, last) : undefined;
  },
};

/** The path that must be taken when no condition holds: the only one without a condition, or the only one back to drafting. */
function otherwiseOf(drawing: WorkflowDiagram, choice: DiagramElement): DiagramElement | undefined {
  const paths = pathsFrom(choice);
  if (paths.length < 2 || choice.businessObject.default) return undefined;
  const free = paths.filter((path) => !path.businessObject.conditionExpression);
  const back = paths.filter((path) => drawing.settings(path.target!)?.kind === 'submission');
  if (free.length > 0) return free.length === 1 ? free[0] : back.filter((path) => free.includes(path))[0];
  return back.length === 1 ? back[0] : undefined;
}

/** Undefined where a person has to choose. */
export function remedyFor(drawing: WorkflowDiagram, { id, fault, details }: Finding, translate: Translate): Remedy | undefined {
  const part = drawing.find(id) ?? (id === drawing.process().id ? drawing.root() : undefined);
  const act = part && certain[fault]?.(drawing, part, details);
  if (!act) return undefined;
  return { label: translate(`modeler.remedy.${fault}` as TextKey), apply: () => drawing.together(act) };
}
