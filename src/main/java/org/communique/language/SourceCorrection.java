package org.communique.language;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.language.SourceChangeService.SourceChange;
import org.communique.language.alignment.Passage;
import org.communique.language.alignment.Row;
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
 * @param passages  ids of those of the source, apart by spaces
 * @param from      what the source said, in Markdown
 * @param to        what it says instead
 * @param judgments in the order in which they were given; the last one counts
 */
@Document("sourceCorrections")
public record SourceCorrection(
        @Id String id,
        @Indexed StatementId statement,
        String passages,
        String from,
        String to,
        List<Judgment> judgments,
        @Version @Nullable Long version) {

    /** Of a passage, in UTF-16 code units. What is longer is compared and translated anew. */
    public static final int LONGEST = 5_000;

    private static final int MOST_JUDGMENTS = 100;

    /** @param stands whether translations are left standing */
    public record Judgment(MemberId by, Instant at, boolean stands) {}

    static String passages(Row row) {
        return row.source().stream()
                .filter(Passage::hasWords)
                .map(passage -> passage.id().value())
                .collect(Collectors.joining(" "));
    }

    static SourceCorrection of(StatementId statement, SourceChange change) {
        return new SourceCorrection(
                id(statement, change.key()), statement, change.passages(), change.from(), change.to(), List.of(), null);
    }

    static String id(StatementId statement, TextHash change) {
        return statement.value() + "~" + change.value();
    }

    SourceCorrection with(Judgment judgment) {
        var all = new ArrayList<>(judgments);
        all.add(judgment);
        return new SourceCorrection(id, statement, passages, from, to, List.copyOf(all), version);
    }

    boolean isFull() {
        return judgments.size() >= MOST_JUDGMENTS;
    }

    public boolean stands() {
        return !judgments.isEmpty() && judgments.getLast().stands();
    }
}
