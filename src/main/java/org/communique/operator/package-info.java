/**
 * What whoever runs the server asks of it from the command line: {@code ./run token …}, {@code ./run backup …}.
 *
 * <p>The command reaches the running server over loopback with a secret from a file in the data folder, which is its owner's alone.
 * Features offer commands as {@link org.communique.operator.Command} beans.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
