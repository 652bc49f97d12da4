/** The version of the shapes of stored documents, and what brings documents of an earlier one to it. */
@NullMarked
package org.communique.storage.schema;

import org.jspecify.annotations.NullMarked;
