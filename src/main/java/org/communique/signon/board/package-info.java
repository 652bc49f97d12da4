/** The coordinators' board: the state of every invited organisation, on screen and as a file. */
@NamedInterface("board")
@NullMarked
package org.communique.signon.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
