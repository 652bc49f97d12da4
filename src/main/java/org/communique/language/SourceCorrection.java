package org.communique.language;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A change of a passage in the source about which someone said whether translations of the one are translations of the other, as where a
 * typing error was corrected.
 *
 * @param from      what the source said, in Markdown
 * @param to        what it says instead
 * @param judgments in the order in which they were given; the last one counts
 */
@Document("sourceCorrections")
public record SourceCorrection(
        @Id String id,
        @Indexed StatementId statement,
        String from,
        String to,
        List<Judgment> judgments,
        @Version @Nullable Long version) {

    /** Of a passage, in UTF-16 code units. What is longer is compared and translated anew. */
    public static final int LONGEST = 10_000;

    private static final int MOST_JUDGMENTS = 100;

    /** @param stands whether translations are left standing */
    public record Judgment(MemberId by, Instant at, boolean stands) {}

    static String id(StatementId statement, TextHash from, TextHash to) {
        return statement.value() + "~" + TextHash.of(from.value() + to.value()).value();
    }

    static SourceCorrection of(StatementId statement, String from, String to) {
        return new SourceCorrection(
                id(statement, TextHash.of(from), TextHash.of(to)), statement, from, to, List.of(), null);
    }

    SourceCorrection with(Judgment judgment) {
        var all = new ArrayList<>(judgments);
        all.add(judgment);
        return new SourceCorrection(id, statement, from, to, List.copyOf(all), version);
    }

    boolean isFull() {
        return judgments.size() >= MOST_JUDGMENTS;
    }

    public boolean stands() {
        return !judgments.isEmpty() && judgments.getLast().stands();
    }
}
