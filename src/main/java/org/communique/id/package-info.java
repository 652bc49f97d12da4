/** Typed identifiers: a record around a string, stored and shown as that string. */
@NullMarked
package org.communique.id;

import org.jspecify.annotations.NullMarked;
