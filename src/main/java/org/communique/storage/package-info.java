/** Where the data lives: the embedded default, its folder, and how durable a write is. */
@NullMarked
package org.communique.storage;

import org.jspecify.annotations.NullMarked;
