package org.communique.statement;

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
}
