/** Communiqué: a coalition writes, reviews, signs and publishes joint statements. */
@NullMarked
package org.communique;

import org.jspecify.annotations.NullMarked;
