import { place, shapeOf } from './additions';
import { type DiagramElement, pathsFrom } from '../drawing/diagram-model';
import type { TextKey, Translate } from './modeler-texts';
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

type Certain = (drawing: WorkflowDiagram, part: DiagramElement) => (() => void) | undefined;

/** Where there is one thing to do, and no choice for a person to make. */
const certain: Partial<Record<string, Certain>> = {
  TOO_LONG: (drawing, part) => {
    const name = part.businessObject.name ?? '';
    return name.length > LONGEST_NAME ? () => drawing.rename(part, name.slice(0, LONGEST_NAME)) : undefined;
  },
  EXPRESSION_IN_NAME: (drawing, part) => {
    const name = (part.businessObject.name ?? '').replace(/[$#]\{|\}/g, '').trim();
    return name ? () => drawing.rename(part, name) : undefined;
  },
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

/** The path that must be taken when no condition holds: the only one back to drafting. What leads on is never taken without being chosen. */
function otherwiseOf(drawing: WorkflowDiagram, choice: DiagramElement): DiagramElement | undefined {
  const paths = pathsFrom(choice);
  if (paths.length < 2 || choice.businessObject.default) return undefined;
  const back = paths.filter((path) => drawing.settings(path.target!)?.kind === 'submission');
  const free = paths.filter((path) => !path.businessObject.conditionExpression);
  return back.length === 1 && free.every((path) => path === back[0]) ? back[0] : undefined;
}

/** Undefined where a person has to choose. */
export function remedyFor(drawing: WorkflowDiagram, { id, fault }: Finding, translate: Translate): Remedy | undefined {
  const part = drawing.find(id) ?? (id === drawing.process().id ? drawing.root() : undefined);
  const act = part && certain[fault]?.(drawing, part);
  if (!act) return undefined;
  return { label: translate(`modeler.remedy.${fault}` as TextKey), apply: () => drawing.together(act) };
}
