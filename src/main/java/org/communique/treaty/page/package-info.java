/** What the public reads of the treaty, without a script: the States, and what was published one by one. */
@NullMarked
package org.communique.treaty.page;

import org.jspecify.annotations.NullMarked;
