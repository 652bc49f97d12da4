/** The treaty over the API: its articles, who cites them, what States did, and what is said of it. */
@NullMarked
package org.communique.treaty.api;

import org.jspecify.annotations.NullMarked;
