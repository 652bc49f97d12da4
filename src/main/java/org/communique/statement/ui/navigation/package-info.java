/** Leads between the screens of a statement. */
@NullMarked
package org.communique.statement.ui.navigation;

import org.jspecify.annotations.NullMarked;
