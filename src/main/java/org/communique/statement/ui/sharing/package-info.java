/** What screens consist of that show and change who has access. */
@NullMarked
package org.communique.statement.ui.sharing;

import org.jspecify.annotations.NullMarked;
