package org.communique.erasure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.springframework.stereotype.Component;

/**
 * {@code ./run erase NAME}: takes a person's or an organisation's name out of what is stored and shown. The record and every proof
 * stay what they were.
 */
@Component
class EraseNameCommand implements OperatorCommand {

    private final List<NameEraser> erasers;

    EraseNameCommand(List<NameEraser> erasers) {
        this.erasers = erasers;
    }

    @Override
    public String name() {
        return "erase";
    }

    @Override
    public String run(List<String> arguments) {
        var name = name(arguments);
        int erased = 0;
        int again;
        do {
            // What one eraser left for a moment another could have copied.
            again = erasers.stream().mapToInt(eraser -> eraser.erase(name)).sum();
            erased += again;
        } while (again > 0);
        var kept =
                erasers.stream().flatMap(eraser -> eraser.kept(name).stream()).toList();
        if (erased == 0) {
            throw new CommandRefusedException(lines(Stream.of("Nothing is stored under exactly this name."), kept));
        }
        return lines(
                Stream.of(
                        "Erased from " + erased
                                + " records. Other servers of this database show it for five minutes more.",
                        "Statements, comments and other texts that people wrote keep it, and so do backups and bundles in other"
                                + " hands: see docs/operations.md."),
                kept);
    }

    private static ErasedName name(List<String> arguments) {
        try {
            if (arguments.size() == 1) {
                return ErasedName.of(arguments.getFirst());
            }
        } catch (IllegalArgumentException e) { // refused below
        }
        throw new CommandRefusedException("Say whose name, exactly as it was signed: erase \"NAME\"");
    }

    private static String lines(Stream<String> first, List<String> kept) {
        return Stream.concat(first, kept.stream()).collect(Collectors.joining("\n"));
    }
}
