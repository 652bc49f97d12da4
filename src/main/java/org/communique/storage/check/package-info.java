/** What {@code ./run check-servers} asks of an operator's MongoDB and PostgreSQL, and the report on it. */
@NullMarked
package org.communique.storage.check;

import org.jspecify.annotations.NullMarked;
