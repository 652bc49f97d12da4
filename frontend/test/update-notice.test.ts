// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { initialState } from '../src/collaboration/status';
import { UpdateNotice } from '../src/editor/update-notice';
import { translator } from '../src/shared/texts';

const connected = { ...initialState, loaded: true, connected: true };

it('says once that a new version is there, and reloads only when it is wanted and every edit is saved', () => {
  const reload = vi.fn();
  const notice = new UpdateNotice(translator({}), reload);
  notice.show(connected);
  expect(notice.root.hidden).toBe(true);
  notice.show({ ...connected, updated: true, pending: 2 });
  expect(notice.root.hidden).toBe(false);
  expect(notice.root.getAttribute('role')).toBe('status');
  const said = notice.root.firstChild;
  notice.show({ ...connected, updated: true });
  expect(notice.root.firstChild).toBe(said);
  expect(reload).not.toHaveBeenCalled();
  notice.show({ ...connected, updated: true, pending: 2 });
  notice.root.querySelector('button')!.click();
  notice.show({ ...connected, updated: true, connected: false, pending: 1 });
  expect(reload).not.toHaveBeenCalled();
  notice.show({ ...connected, updated: true });
  expect(reload).toHaveBeenCalledOnce();
});

it('leaves it to the refusal to offer that, when there is one', () => {
  const notice = new UpdateNotice(translator({}));
  notice.show({ ...connected, updated: true, refused: 'outdated' });
  expect(notice.root.hidden).toBe(true);
});
