import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { admitted, factConditionOf, formatFactCondition, normalised } from '../src/modeler/fact-conditions';
import { type DiagramElement, pathsBack, reached } from '../src/drawing/diagram-model';
import { english, translator } from '../src/modeler/modeler-texts';
import { applies, changed, comparisonOf, formatDuration, keyOf, outcomesOf, parseDuration } from '../src/modeler/stage-settings';

describe('settings of a stage', () => {
  const counted = { role: 'reviewer', policy: 'k-of-n', needed: '2', deadline: 'P5D' };

  it('drop what means nothing under another policy', () => {
    expect(changed({ ...counted, changes: 'unreachable', casting: 'coordinator' }, 'policy', 'silence')).toEqual({
      role: 'reviewer',
      policy: 'silence',
      deadline: 'P5D',
    });
    expect(changed({ ...counted, changes: 'unreachable', casting: 'coordinator' }, 'changes', 'any')).toEqual(counted);
  });

  it('say nothing that holds anyway', () => {
    expect(changed(counted, 'vote', 'reviewer')).toEqual(counted);
    expect(changed(counted, 'remind', '')).toEqual(counted);
    expect(changed(counted, 'vote', 'organisation')).toEqual({ ...counted, vote: 'organisation' });
  });

  it('ask for a number of approvals where they are counted', () => {
    expect(changed({ ...counted, policy: 'unanimous', needed: '' }, 'policy', 'k-of-n').needed).toBe('1');
    expect(applies('needed', { policy: 'two-thirds' })).toBe(false);
  });

  it('allow an objection where approvals are not counted', () => {
    expect(outcomesOf({ kind: 'stage', values: { policy: 'consensus' } })).toContain('OBJECTED');
    expect(outcomesOf({ kind: 'stage', values: counted })).not.toContain('OBJECTED');
    expect(outcomesOf({ kind: 'publication', values: {} })).toEqual([]);
  });

  it('have times in days or hours, and keep others as they are', () => {
    for (const text of ['P5D', 'PT48H']) expect(formatDuration(parseDuration(text)!)).toBe(text);
    expect(parseDuration('P2W')).toEqual({ amount: 14, unit: 'days' });
    expect(parseDuration('P1DT2H')).toBeNull();
  });
});

describe('the key of a workflow', () => {
  it('is made of its name', () => {
    expect(keyOf('Réponse rapide, 48 h')).toBe('reponse-rapide-48-h');
    expect(keyOf('2 of 3')).toBe('of-3');
    expect(keyOf('استجابة')).toBe('');
  });
});

describe('conditions', () => {
  it('are offered as one comparison where they are one', () => {
    expect(comparisonOf("review == 'APPROVED'")).toBe('review:APPROVED');
    expect(comparisonOf("a == 'APPROVED' and b == 'APPROVED'")).toBeNull();
  });
});

describe('conditions on facts', () => {
  it('take whole numbers and languages alone', () => {
    expect(['30', '0', '', '-5', '1e21', '1234567890', '2.5'].filter((value) => admitted('organisations', value))).toEqual(['30', '0']);
    expect(['ar', 'fil', 'zh-Hant', '', "a'"].filter((value) => admitted('language', value))).toEqual(['ar', 'fil']);
    expect(['legal', 'حقوق الإنسان', '', ' a', '<b>', "a'b", '${x}', 'x'.repeat(41)].filter((value) => admitted('tags', value))).toEqual(['legal', 'حقوق الإنسان']);
    expect(normalised('tags', ' Droit  d\'Asile ')).toBe('droit d’asile');
  });

  it('are offered as fact, operator and value', () => {
    for (const condition of ['statement.organisations > 30', 'statement.words != 5', "statement.language == 'zh'", "statement.tags.contains('legal')", "!statement.tags.contains('droit d’asile')"]) {
      expect(formatFactCondition(factConditionOf(condition)!)).toBe(condition);
    }
    expect(factConditionOf('statement.organisations >= 7')).toEqual({ fact: 'organisations', operator: '>=', value: '7' });
  });

  it('are in words where the server would refuse them, or they say more', () => {
    for (const condition of [
      "statement.organisations > '30'",
      'statement.language == 3',
      "statement.language > 'ar'",
      'statement.class == 3',
      "statement.tags == 'legal'",
      "statement.tags.contains('legal') and review == 'APPROVED'",
      "statement.words > 3 and review == 'APPROVED'",
    ]) {
      expect(factConditionOf(condition)).toBeNull();
    }
  });
});

describe('paths', () => {
  const drawn = (...flows: string[]) => {
    const parts = new Map<string, DiagramElement>();
    const part = (id: string) => parts.get(id) ?? parts.set(id, { id, type: '', incoming: [], outgoing: [] } as unknown as DiagramElement).get(id)!;
    for (const flow of flows) {
      const [source, target] = flow.split(' ').map((id) => part(id)) as [DiagramElement, DiagramElement];
      const path = { id: flow, type: 'bpmn:SequenceFlow', source, target } as unknown as DiagramElement;
      source.outgoing!.push(path);
      target.incoming!.push(path);
    }
    return part;
  };

  it('lead back where a text comes round', () => {
    const part = drawn('start check', 'check complete', 'complete rejected', 'complete approve', 'approve approved', 'approved done', 'approved correct', 'correct check');
    expect(pathsBack(part('start')).map(({ id }) => id)).toEqual(['correct check']);
    const ahead = reached([part('approved')], (each) => each.id === 'correct check');
    expect([...ahead].map(({ id }) => id)).toContain('done');
    expect(ahead.has(part('check'))).toBe(false);
  });
});

describe('texts', () => {
  it('are the same English as the server has', () => {
    const file = readFileSync(new URL('../../src/main/resources/messages/modeler.properties', import.meta.url), 'utf8');
    const entries = file.trim().split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2));
    expect(Object.fromEntries(entries.map(([key, text]) => [key, text!.replaceAll("''", "'")]))).toEqual(english);
  });

  it('fill in values', () => {
    expect(translator()('modeler.panel.is', 'Law', 'approved')).toBe('if Law: approved');
  });
});
