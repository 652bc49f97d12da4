/**
 * What the person who runs the server sees of it: commands such as {@code ./run token …} and {@code ./run backup …}, and why it does not start.
 *
 * <p>The command reaches the running server on a loopback port of its own. A file in the data folder, which only its owner
 * reads, names the port and a secret. Features offer commands as {@link org.communique.operator.OperatorCommand} beans.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
