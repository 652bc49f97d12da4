package org.communique.erasure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.springframework.stereotype.Component;

/**
 * {@code ./run erase NAME} shows where a person's or an organisation's name is stored; {@code --yes} takes it out. The record and
 * every proof stay what they were.
 */
@Component
class EraseNameCommand implements OperatorCommand {

    private static final String CONFIRMED = "--yes";

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
        var name =
                name(arguments.stream().filter(each -> !each.equals(CONFIRMED)).toList());
        var preview = Erasure.preview(name);
        pass(preview);
        if (!arguments.contains(CONFIRMED)) {
            return shown(preview);
        }
        if (!preview.obstacles().isEmpty()) {
            throw new CommandRefusedException(lines(List.of("Nothing was changed."), preview.obstacles()));
        }
        return erased(name);
    }

    private static String shown(Erasure preview) {
        if (preview.places() == 0) {
            throw nothing(preview.obstacles());
        }
        return lines(
                List.of("Nothing is changed yet. \"" + preview.name().value() + "\" would be erased from "
                        + preview.places() + " places:"),
                preview.lines(),
                preview.obstacles().isEmpty()
                        ? List.of(
                                "Also where these words mean something else. There is no way back. To do it, give the command with "
                                        + CONFIRMED + ".")
                        : preview.obstacles());
    }

    private String erased(ErasedName name) {
        var erasure = Erasure.confirmed(name);
        int before;
        do {
            // What one eraser left for a moment another could have copied.
            before = erasure.places();
            pass(erasure);
        } while (erasure.places() > before);
        if (erasure.places() == 0) {
            throw nothing(erasure.remarks());
        }
        return lines(
                List.of("Erased from " + erasure.places()
                        + " places. Other servers of this database show it for five minutes more."),
                erasure.lines(),
                List.of(
                        "Statements, comments and other texts that people wrote keep it, and so do backups and bundles in other"
                                + " hands: see docs/operations.md."),
                erasure.obstacles(),
                erasure.remarks());
    }

    private void pass(Erasure erasure) {
        erasers.forEach(eraser -> eraser.erase(erasure));
    }

    private static CommandRefusedException nothing(List<String> more) {
        return new CommandRefusedException(lines(List.of("Nothing is stored under exactly this name."), more));
    }

    private static ErasedName name(List<String> arguments) {
        try {
            if (arguments.size() == 1) {
                return ErasedName.of(arguments.getFirst());
            }
        } catch (IllegalArgumentException e) { // refused below
        }
        throw new CommandRefusedException("Say whose name, exactly as it was signed: erase \"NAME\". With " + CONFIRMED
                + " it is erased; without, you see what that would change.");
    }

    @SafeVarargs
    private static String lines(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).collect(Collectors.joining("\n"));
    }
}
