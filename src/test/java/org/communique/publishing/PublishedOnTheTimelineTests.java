package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.ServerTest;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.timeline.TimelineEvent.TimelineEventKind;
import org.communique.treaty.timeline.TimelineReader;
import org.communique.treaty.timeline.TimelineSheet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PublishedOnTheTimelineTests {

    @Autowired
    PublishingFixtures fixtures;

    @Autowired
    TimelineReader reader;

    @Autowired
    PublishedStatements published;

    @Test
    void showsPublishedStatementsThatCiteArticlesAndNoOthers() {
        // It reads a few new ones each time.
        published.all().forEach(_ -> reader.statementPrint());
        var before = reader.statementPrint();
        var citing =
                fixtures.published("On safeguards", "Article 24 of the Convention binds States.\n", "Datenwacht", null);
        fixtures.published("On kindness", "Be kind.\n", "Datenwacht two", null);

        var timeline = reader.timeline(List.of());

        assertThat(timeline.events().stream().filter(event -> event.kind() == TimelineEventKind.STATEMENT))
                .filteredOn(event ->
                        event.title().equals("On safeguards") || event.title().equals("On kindness"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.address()).isEqualTo("/p/" + citing);
                    assertThat(event.articles()).containsExactly(ArticleNumber.of(24));
                });
        assertThat(reader.statementPrint()).isNotEqualTo(before);
        assertThat(TimelineSheet.csv(timeline)).contains("\"statement\"", "\"On safeguards\"", "\"24\"");
    }
}
