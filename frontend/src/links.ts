interface Vaadin {
  Flow?: { navigation?: boolean };
  connectionState?: { state: string };
}

/*
 * Vaadin's router cannot handle a second navigation while it is loading the first one's screen (vaadin/flow#20404). It
 * confuses the answers, and leaves the address of one with the screen of the other and an endless loading bar. So a link
 * that is clicked meanwhile waits until the screen is loaded. Of several the last is followed.
 */
let waiting: HTMLAnchorElement | null = null;
let waitingSince = 0;
let followedAt = -Infinity;

/** The router reports that it is loading only some time after the click. */
const STARTS_WITHIN_MS = 200;

/** A navigation that a question whether to leave has stopped is never reported as finished. */
const GIVE_UP_AFTER_MS = 2000;
const CHECK_EVERY_MS = 50;

const vaadin = (): Vaadin => (window as unknown as { Vaadin?: Vaadin }).Vaadin ?? {};
const isLoading = () => vaadin().connectionState?.state === 'loading';
const isNavigating = () => vaadin().Flow?.navigation === true || performance.now() - followedAt < STARTS_WITHIN_MS;

window.addEventListener(
  'click',
  (event) => {
    const link = linkIn(event);
    if (!link) return;
    if (!waiting && !isNavigating()) {
      followedAt = performance.now();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!waiting) {
      waitingSince = performance.now();
      setTimeout(followIfFree, CHECK_EVERY_MS);
    }
    waiting = link;
  },
  { capture: true },
);

function followIfFree(): void {
  const isWaiting = performance.now() - waitingSince < GIVE_UP_AFTER_MS;
  if (isLoading() || (isNavigating() && isWaiting)) setTimeout(followIfFree, CHECK_EVERY_MS);
  else follow();
}

function follow(): void {
  const link = waiting!;
  waiting = null;
  delete vaadin().Flow?.navigation;
  followedAt = -Infinity;
  // The second click of two on the same link.
  if (link.href === location.href) return;
  if (link.isConnected) return link.click();
  // The link's screen is closed; its address is the same.
  const other = document.createElement('a');
  other.href = link.href;
  document.body.append(other);
  other.click();
  other.remove();
}

/** The link that Vaadin's router would follow. */
function linkIn(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return null;
  const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
  if (!link?.href.startsWith(document.baseURI) || (link.target && link.target !== '_self')) return null;
  if (link.hasAttribute('download') || link.hasAttribute('router-ignore')) return null;
  return link.pathname === location.pathname && link.hash ? null : link;
}
