/** Fuzzing of everything that reads bytes from outside: the targets lie beside what they call. */
@NullMarked
package org.communique.fuzz;

import org.jspecify.annotations.NullMarked;
