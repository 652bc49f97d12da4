/** Runs the work once the calls have paused and the browser is idle, so that typing goes first. */
export function whenIdle(work: () => void, pauseMs: number): { schedule(): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  const cancel = () => {
    clearTimeout(timer);
    if (idle !== 0) cancelIdleCallback(idle);
    idle = 0;
  };
  const start = () => {
    if (typeof requestIdleCallback !== 'function') return work();
    idle = requestIdleCallback(
      () => {
        idle = 0;
        work();
      },
      { timeout: 1000 },
    );
  };
  return {
    schedule: () => {
      cancel();
      timer = setTimeout(start, pauseMs);
    },
    cancel,
  };
}

/** Runs the work at most once a frame, before it is painted. */
export function oncePerFrame(work: () => void): { schedule(): void; cancel(): void } {
  let frame = 0;
  return {
    schedule: () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        work();
      });
    },
    cancel: () => {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
