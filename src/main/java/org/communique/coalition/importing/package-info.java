/** Imports organisations and members from CSV files. */
@NamedInterface("importing")
@NullMarked
package org.communique.coalition.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
