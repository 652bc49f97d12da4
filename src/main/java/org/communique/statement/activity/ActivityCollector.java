package org.communique.statement.activity;

import java.util.stream.Stream;
import org.communique.statement.Statement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all features have on record of a statement. */
@Component
public class ActivityCollector {

    private final ObjectProvider<ActivitySource> sources;

    ActivityCollector(ObjectProvider<ActivitySource> sources) {
        this.sources = sources;
    }

    public Stream<ActivityEntry> of(Statement statement) {
        return sources.stream().flatMap(source -> source.of(statement).stream());
    }

    Stream<ActivityEntry> forCoordinators(Statement statement) {
        return Stream.concat(
                of(statement), sources.stream().flatMap(source -> source.forCoordinators(statement).stream()));
    }
}
