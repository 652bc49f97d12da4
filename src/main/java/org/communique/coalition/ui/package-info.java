/** Screens on which administrators keep the coalition: organisations, members, mandates, settings. */
@NullMarked
package org.communique.coalition.ui;

import org.jspecify.annotations.NullMarked;
