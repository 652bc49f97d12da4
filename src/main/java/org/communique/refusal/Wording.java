package org.communique.refusal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

/** How a reader is told: in which language, and with which times. */
public interface Wording {

    String message(String key, Object... arguments);

    String moment(Instant moment);

    String day(LocalDate day);

    default String of(Refusal refusal) {
        var description = refusal.description();
        return message(
                description.message(),
                description.facts().values().stream().map(this::argument).toArray());
    }

    /** Numbers are formatted by the message. */
    private Object argument(Object fact) {
        return switch (fact) {
            case Number number -> number;
            case Instant moment -> moment(moment);
            case LocalDate day -> day(day);
            case Labelled value -> message(value.messageKey(), value.messageArguments());
            case Refusal why -> of(why);
            case Collection<?> several ->
                several.stream()
                        .map(this::argument)
                        .map(String::valueOf)
                        .collect(
                                Collectors.joining(several.stream().anyMatch(Labelled.class::isInstance) ? " " : ", "));
            default -> fact.toString();
        };
    }
}
