package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.StringReader;
import java.time.Instant;
import org.apache.commons.csv.CSVFormat;
import org.communique.ServerTest;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class StagesCsvTests {

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    ReviewStatisticsService statistics;

    @Test
    void saysOutcomesInWords() throws Exception {
        var review = reviews.inPolicyReview();

        var csv = as(review.coordinator(), () -> statistics.csv(Instant.EPOCH, null));

        var rows = CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(csv)).stream()
                .filter(row -> row.get("statement").equals(review.id().value()))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("outcome")).isEqualTo("Open");
            assertThat(row.get("late")).isEqualTo("no");
        });
    }
}
