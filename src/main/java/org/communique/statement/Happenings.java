package org.communique.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all features have on record of a statement. */
@Component
class Happenings {

    private final ObjectProvider<ActivitySource> sources;

    Happenings(ObjectProvider<ActivitySource> sources) {
        this.sources = sources;
    }

    Stream<Happening> of(Statement statement) {
        return sources.stream().flatMap(source -> source.of(statement).stream());
    }

    Stream<Happening> forCoordinators(Statement statement) {
        return Stream.concat(
                of(statement), sources.stream().flatMap(source -> source.forCoordinators(statement).stream()));
    }

    /** When anything that all readers see of the statement changed last; every node tells the same. */
    Instant latest(Statement statement) {
        return of(statement)
                .map(Happening::at)
                .filter(at -> at.isAfter(statement.changedAt()))
                .max(Comparator.naturalOrder())
                .orElse(statement.changedAt());
    }
}
