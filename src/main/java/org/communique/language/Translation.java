package org.communique.language;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.language.alignment.Alignment;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A statement's text in another language; its words are in a draft.
 *
 * @param alignment as {@link StoredAlignment} writes it: its passages as they were when it was last stored
 */
@Document("translations")
public record Translation(
        @Id TranslationId id,
        @Indexed StatementId statement,
        MemberId begunBy,
        Instant begunAt,
        People people,
        byte[] alignment,
        @Version @Nullable Long version) {

    /**
     * Who works on it.
     *
     * @param translators write it, besides those who may edit the source
     * @param revisers    write it, too, and check what others translated
     * @param due         when it should be ready; null if no one said
     */
    public record People(
            List<MemberId> translators,
            List<MemberId> revisers,
            @Nullable LocalDate due) {

        /** Of each. */
        public static final int MOST = 50;

        public static final People NONE = new People(List.of(), List.of(), null);

        public People {
            translators = each(translators);
            revisers = each(revisers);
        }

        private static List<MemberId> each(@Nullable List<MemberId> members) {
            return members == null
                    ? List.of()
                    : members.stream().filter(Objects::nonNull).distinct().toList();
        }

        boolean areTooMany() {
            return translators.size() > MOST || revisers.size() > MOST;
        }

        boolean has(MemberId member) {
            return Stream.concat(translators.stream(), revisers.stream()).anyMatch(member::equals);
        }
    }

    Alignment aligned() {
        return StoredAlignment.read(alignment);
    }

    Translation with(Alignment changed) {
        return new Translation(id, statement, begunBy, begunAt, people, StoredAlignment.of(changed), version);
    }

    Translation with(People changed) {
        return new Translation(id, statement, begunBy, begunAt, changed, alignment, version);
    }
}
