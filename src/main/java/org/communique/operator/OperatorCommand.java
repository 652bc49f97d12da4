package org.communique.operator;

import java.util.List;

/** Something that can be asked of the running server from the command line. */
public interface OperatorCommand {

    /** Its first word. */
    String name();

    /**
     * Does it.
     *
     * @return what to print
     * @throws CommandRefusedException if it cannot be done, with what to print instead
     */
    String run(List<String> arguments);
}
