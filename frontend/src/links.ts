interface Vaadin {
  Flow?: { navigation?: boolean };
  connectionState?: { state: string };
}

/*
 * Vaadin's router cannot take a second way to go while the first one's screen is being fetched (vaadin/flow#20404): it takes
 * the answer to one for the answer to the other, and leaves the address of one with the screen of another under a loading bar
 * that stays. A link that is clicked meanwhile waits until the screen is there; of several the last is followed.
 */
let waiting: HTMLAnchorElement | null = null;
let waitingSince = 0;
let followedAt = -Infinity;

/** A moment passes between a click and the router's word that it is fetching. */
const BEGINS_WITHIN_MS = 200;

/** A way that was barred half-way, by a question whether to leave, is never told to have been gone. */
const GIVEN_UP_AFTER_MS = 2000;
const LOOKS_EVERY_MS = 50;

const vaadin = (): Vaadin => (window as unknown as { Vaadin?: Vaadin }).Vaadin ?? {};
const isLoading = () => vaadin().connectionState?.state === 'loading';
const isOnTheWay = () => vaadin().Flow?.navigation === true || performance.now() - followedAt < BEGINS_WITHIN_MS;

window.addEventListener(
  'click',
  (event) => {
    const link = linkIn(event);
    if (!link) return;
    if (!waiting && !isOnTheWay()) {
      followedAt = performance.now();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!waiting) {
      waitingSince = performance.now();
      setTimeout(followIfFree, LOOKS_EVERY_MS);
    }
    waiting = link;
  },
  { capture: true },
);

function followIfFree(): void {
  const hasPatience = performance.now() - waitingSince < GIVEN_UP_AFTER_MS;
  if (isLoading() || (isOnTheWay() && hasPatience)) setTimeout(followIfFree, LOOKS_EVERY_MS);
  else follow();
}

function follow(): void {
  const link = waiting!;
  waiting = null;
  delete vaadin().Flow?.navigation;
  followedAt = -Infinity;
  // Whoever clicks twice is there after the first time.
  if (link.href === location.href) return;
  if (link.isConnected) return link.click();
  // Its screen has gone; the way is the same.
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
