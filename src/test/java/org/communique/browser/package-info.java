/** A real browser for tests: Debian's Chromium, driven by Playwright, one context a person. */
@NullMarked
package org.communique.browser;

import org.jspecify.annotations.NullMarked;
