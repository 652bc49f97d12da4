/** The bell in the top bar. */
@NullMarked
package org.communique.notification.ui;

import org.jspecify.annotations.NullMarked;
