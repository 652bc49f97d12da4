/** The treaty over the API: its articles, what States did, and what is said of it. */
@NullMarked
package org.communique.api.treaty;

import org.jspecify.annotations.NullMarked;
