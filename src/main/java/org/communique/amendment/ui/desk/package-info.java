/** Going through many amendments: by keys, and several at once. */
@NullMarked
package org.communique.amendment.ui.desk;

import org.jspecify.annotations.NullMarked;
