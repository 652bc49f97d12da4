package org.communique.publishing;

import java.util.List;
import java.util.stream.Stream;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.springframework.stereotype.Component;

@Component
class PublicationActivitySource implements ActivitySource {

    private final Publications publications;

    PublicationActivitySource(Publications publications) {
        this.publications = publications;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return statement.phase() == Phase.PUBLISHED
                ? publications.findSummaryByStatement(statement.id()).stream()
                        .map(publication -> publication.upTo(statement.frozen().versions()))
                        .flatMap(publication -> Stream.concat(
                                Stream.of(published(publication)),
                                publication.corrections().stream().map(each -> corrected(publication, each))))
                        .toList()
                : List.of();
    }

    private static ActivityEntry corrected(PublicationSummary publication, Correction correction) {
        return new ActivityEntry(
                "publishing.activity.corrected",
                List.of(correction.version()),
                correction.by(),
                correction.at(),
                "statements/" + publication.statement().value() + "/versions?v=" + correction.version(),
                Audience.READERS,
                correction.reason());
    }

    private static ActivityEntry published(PublicationSummary publication) {
        return new ActivityEntry(
                "publishing.activity.published",
                List.of(publication.document().version()),
                publication.by(),
                publication.document().date(),
                "statements/" + publication.statement().value() + "/publication",
                Audience.READERS);
    }
}
