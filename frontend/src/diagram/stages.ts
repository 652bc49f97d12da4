/** The last three are for a comparison of two versions. */
export type StageState = 'done' | 'current' | 'waiting' | 'skipped' | 'added' | 'removed' | 'changed';

export interface Stage {
  state: StageState;
  /** Shown next to the state: when the stage passed, who decided, who it waits for. */
  note?: string;
  /** A short text in the picture itself, such as a date or "2 of 3". */
  badge?: string;
}

/** By the id of the element in the diagram; a bare state stands for a stage without a note. */
export type Stages = Record<string, StageState | Stage>;

export function stageOf(stages: Stages, id: string): Stage | undefined {
  const stage = stages[id];
  return typeof stage === 'string' ? { state: stage } : stage;
}

/** Whether it compares two versions; then no flow has been taken. */
function isCompared(state: StageState): boolean {
  return state === 'added' || state === 'removed' || state === 'changed';
}

export interface Flow {
  id: string;
  source: string;
  target: string;
  /** Drawn against the reading direction, such as the flow back after requested changes. */
  backward: boolean;
}

/**
 * The flows that the statement has taken. Gateways and events need not be among the stages: they count as passed when a
 * path from a passed stage leads through them to another passed one, or to the current one.
 */
export function takenFlows(flows: Flow[], stages: Stages): Set<string> {
  if (Object.keys(stages).some((id) => isCompared(stageOf(stages, id)!.state))) return new Set();
  const state = (id: string) => stageOf(stages, id)?.state;
  const ahead = (flow: Flow) => !flow.backward;
  const reaches = (id: string, seen: string[] = []): boolean => {
    const known = state(id);
    if (known) return known !== 'waiting' && known !== 'skipped';
    return flows.some(
      (flow) => flow.source === id && ahead(flow) && !seen.includes(id) && reaches(flow.target, [...seen, id]),
    );
  };
  const comesFromDone = (id: string, seen: string[] = []): boolean => {
    const known = state(id);
    if (known) return known === 'done';
    const before = flows.filter((flow) => flow.target === id && ahead(flow) && !seen.includes(id));
    return before.length === 0 || before.some((flow) => comesFromDone(flow.source, [...seen, id]));
  };
  const passed = flows.filter((flow) => ahead(flow) && comesFromDone(flow.source) && reaches(flow.target));
  return new Set(passed.map(({ id }) => id));
}
