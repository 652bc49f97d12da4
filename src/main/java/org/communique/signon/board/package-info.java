/** The coordinators' board: where every invited organisation stands, on screen and as a file. */
@NamedInterface("board")
@NullMarked
package org.communique.signon.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
