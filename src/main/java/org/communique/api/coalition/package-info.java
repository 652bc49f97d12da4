/** Members, organisations, mandates and holidays. They are here, as this module asks the coalition for the scopes of tokens. */
@NullMarked
package org.communique.api.coalition;

import org.jspecify.annotations.NullMarked;
