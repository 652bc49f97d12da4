/** Small pieces that many screens share: times, empty states, badges, confirmations. It knows no feature. */
@NullMarked
package org.communique.screen;

import org.jspecify.annotations.NullMarked;
