package org.communique.language;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementChange;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;

/** What happened to a translation. Published after the fact is stored. */
sealed interface TranslationEvent extends StatementRelatedEvent {

    @Override
    default boolean changesWork() {
        return !(this instanceof TranslationChanged);
    }

    record TranslationBegun(TranslationId translation, MemberId by, Instant at)
            implements TranslationEvent, StatementChange {

        @Override
        public StatementId statement() {
            return translation.statement();
        }
    }

    /** Passages were confirmed, checked or aligned in another way, or other people work on it. */
    record TranslationChanged(TranslationId translation) implements TranslationEvent {

        @Override
        public StatementId statement() {
            return translation.statement();
        }
    }

    record TranslationSubmitted(TranslationVersionId version, MemberId by, Instant at)
            implements TranslationEvent, StatementChange {

        @Override
        public StatementId statement() {
            return version.translation().statement();
        }
    }

    record TranslationReviewed(TranslationVersionId version, MemberId by, Instant at)
            implements TranslationEvent, StatementChange {

        @Override
        public StatementId statement() {
            return version.translation().statement();
        }
    }

    /** Whether a change of the source leaves translations standing. */
    record SourceChangeJudged(StatementId statement, MemberId by, Instant at)
            implements TranslationEvent, StatementChange {}
}
