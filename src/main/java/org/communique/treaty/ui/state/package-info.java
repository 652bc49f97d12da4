/** The screens of States: what they did about the Convention, by State, on the map and over time. */
@NullMarked
package org.communique.treaty.ui.state;

import org.jspecify.annotations.NullMarked;
