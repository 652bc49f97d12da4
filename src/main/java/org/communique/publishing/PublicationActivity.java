package org.communique.publishing;

import java.util.List;
import org.communique.statement.ActivitySource;
import org.communique.statement.Happening;
import org.communique.statement.Happening.Audience;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.springframework.stereotype.Component;

@Component
class PublicationActivity implements ActivitySource {

    private final Publications publications;

    PublicationActivity(Publications publications) {
        this.publications = publications;
    }

    @Override
    public List<Happening> of(Statement statement) {
        return statement.phase() == Phase.PUBLISHED
                ? publications.findSummaryByStatement(statement.id()).map(PublicationActivity::published).stream()
                        .toList()
                : List.of();
    }

    private static Happening published(PublicationSummary publication) {
        return new Happening(
                "publishing.activity.published",
                List.of(publication.edition().version()),
                null,
                publication.edition().date(),
                "statements/" + publication.statement().value() + "/publication",
                Audience.READERS);
    }
}
