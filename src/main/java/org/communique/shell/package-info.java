/** The frame around the screens: layout, navigation, translations. */
@NullMarked
package org.communique.shell;

import org.jspecify.annotations.NullMarked;
