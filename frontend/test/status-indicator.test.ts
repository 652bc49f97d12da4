// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { type StatusName } from '../src/collaboration/status';
import { StatusIndicator } from '../src/editor/status-indicator';
import { translator } from '../src/shared/texts';

it('announces that all is saved once after the connection was lost, and not after each word', () => {
  vi.useFakeTimers();
  const indicator = new StatusIndicator(translator({}), () => {});
  const announcement = indicator.root.querySelector('[role=status]')!;
  const announced: string[] = [];
  const show = (...names: StatusName[]) => {
    for (const name of names) {
      const before = announcement.firstChild;
      indicator.show({ name, pending: 0, code: null, kept: true });
      vi.advanceTimersByTime(1000);
      if (announcement.firstChild !== before) announced.push(announcement.textContent);
    }
  };
  show('connecting', 'saved', 'saving', 'saved', 'offline', 'saving', 'saved', 'saving', 'saved');
  vi.useRealTimers();
  expect(announced).toEqual(['Connecting…', 'Saved', expect.stringContaining('Offline'), 'Saved']);
});
