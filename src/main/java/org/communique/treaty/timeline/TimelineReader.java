package org.communique.treaty.timeline;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.communique.publishing.PublishedStatements;
import org.communique.publishing.PublishedStatements.ListedStatement;
import org.communique.statement.TextHash;
import org.communique.treaty.citation.index.CitationIndex;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.state.EntryIntoForce;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.TreatyRules;
import org.communique.treaty.timeline.TimelineEvent.TimelineEventKind;
import org.springframework.stereotype.Component;

/** The timeline of the Convention. Its callers have checked rights to the status that they give it; statements are public. */
@Component
public class TimelineReader {

    /** At once; each text is read a single time. */
    private static final int MOST_READ = 10;

    private final PublishedStatements published;
    private final CitationIndex index;
    private final Clock clock;

    TimelineReader(PublishedStatements published, CitationIndex index, Clock clock) {
        this.published = published;
        this.index = index;
        this.clock = clock;
    }

    public Timeline timeline(Collection<StateStatus> statuses) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var entry = EntryIntoForce.of(statuses, TreatyRules.CYBERCRIME, today);
        return Timeline.of(statuses, entry, statements());
    }

    /** The same as long as the statements on the timeline are. */
    public String statementPrint() {
        return TextHash.of(statements().toString()).value();
    }

    /** Those that cite articles of the Convention. */
    private List<TimelineEvent> statements() {
        var statements =
                published.all().stream().collect(toMap(ListedStatement::version, identity(), (one, other) -> one));
        return statements.isEmpty()
                ? List.of()
                : index.cited(statements.keySet(), MOST_READ, "timeline").entrySet().stream()
                        .filter(cited -> !cited.getValue().isEmpty())
                        .map(cited -> event(Objects.requireNonNull(statements.get(cited.getKey())), cited.getValue()))
                        .toList();
    }

    private static TimelineEvent event(ListedStatement statement, List<ArticleNumber> articles) {
        return new TimelineEvent(
                LocalDate.ofInstant(statement.date(), ZoneOffset.UTC),
                TimelineEventKind.STATEMENT,
                null,
                statement.title(),
                statement.language(),
                "/p/" + statement.slug().value(),
                articles);
    }
}
