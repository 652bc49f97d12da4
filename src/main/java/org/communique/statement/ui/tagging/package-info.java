/** Tags on screens. */
@NullMarked
package org.communique.statement.ui.tagging;

import org.jspecify.annotations.NullMarked;
