import { describe, expect, it } from 'vitest';
import { type Flow, stageOf, takenFlows } from '../src/diagram/stages';

const flow = (id: string, source: string, target: string, backward = false): Flow => ({ id, source, target, backward });

/** start → draft → review → (gateway) → sign, and back from the gateway to draft. */
const flows = [
  flow('opened', 'start', 'draft'),
  flow('submitted', 'draft', 'review'),
  flow('decided', 'review', 'gateway'),
  flow('approved', 'gateway', 'sign'),
  flow('changes', 'gateway', 'draft', true),
];

describe('travelled flows', () => {
  it('lead up to the current stage and no further', () => {
    expect(takenFlows(flows, { draft: 'done', review: 'current', sign: 'waiting' })).toEqual(new Set(['opened', 'submitted']));
  });

  it('go through gateways that are no stages, and not back', () => {
    const stages = { draft: 'done', review: { state: 'done', note: '2 of 3' }, sign: 'current' } as const;
    expect(takenFlows(flows, stages)).toEqual(new Set(['opened', 'submitted', 'decided', 'approved']));
  });

  it('are none while nothing is known', () => {
    expect(takenFlows(flows, {})).toEqual(new Set());
  });

  it('are none where two versions are compared', () => {
    expect(takenFlows(flows, { review: 'changed', sign: 'added' })).toEqual(new Set());
  });

  it('end in a circle of gateways', () => {
    expect(takenFlows([flow('a', 'one', 'two'), flow('b', 'two', 'one')], {})).toEqual(new Set());
  });
});

describe('stage', () => {
  it('may be given as a bare state', () => {
    expect(stageOf({ review: 'current' }, 'review')).toEqual({ state: 'current' });
    expect(stageOf({}, 'review')).toBeUndefined();
  });
});
