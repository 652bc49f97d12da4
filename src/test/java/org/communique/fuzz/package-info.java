/** Fuzzing of everything that reads bytes from outside: the targets lie next to what they call. */
@NullMarked
package org.communique.fuzz;

import org.jspecify.annotations.NullMarked;
