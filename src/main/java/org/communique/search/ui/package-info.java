/** The search in the top bar. */
@NullMarked
package org.communique.search.ui;

import org.jspecify.annotations.NullMarked;
