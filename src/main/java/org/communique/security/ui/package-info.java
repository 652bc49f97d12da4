/** The profile screen: what members may change about themselves and their sign-in. */
@NullMarked
package org.communique.security.ui;

import org.jspecify.annotations.NullMarked;
