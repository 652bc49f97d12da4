/** MongoDB's wire protocol served in this process over an MVStore file, for this process alone. */
@NullMarked
package org.communique.storage.embedded;

import org.jspecify.annotations.NullMarked;
