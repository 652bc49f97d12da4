package org.communique.statement;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What happened to a statement. Published after the fact is stored. */
public sealed interface StatementEvent extends StatementRelatedEvent {

    @TypeAlias("StatementOpened")
    record StatementOpened(StatementId statement, String workflow, MemberId by, Instant at) implements StatementEvent {}

    /** @param title of the statement that it has its text from */
    @TypeAlias("StatementDuplicated")
    record StatementDuplicated(StatementId statement, String title, MemberId by, Instant at)
            implements StatementEvent {}

    /** By a member who coordinates nothing; a coordinator opens or declines it. */
    @TypeAlias("StatementProposed")
    record StatementProposed(StatementId statement, MemberId by, Instant at) implements StatementEvent {}

    @TypeAlias("ProposalDeclined")
    record ProposalDeclined(StatementId statement, MemberId by, Instant at) implements StatementEvent {}

    record VersionFrozen(StatementId statement, VersionId version, TextHash hash, MemberId by, Instant at)
            implements StatementEvent {}

    @TypeAlias("DraftReopened")
    record DraftReopened(StatementId statement, Instant at) implements StatementEvent {}

    /**
     * A member has replaced the present text of the draft by an older one.
     *
     * @param from when it was the text
     */
    @TypeAlias("DraftRestored")
    record DraftRestored(StatementId statement, Instant from, MemberId by, Instant at)
            implements StatementEvent, StatementChange {

        @Override
        public boolean changesWork() {
            return false;
        }
    }

    /** The text was open for signature and is to be changed; its signatures stay on record. */
    @TypeAlias("TextReturnedToDraft")
    record TextReturnedToDraft(StatementId statement, VersionId version, Instant at) implements StatementEvent {}

    @TypeAlias("StatementApproved")
    record StatementApproved(StatementId statement, VersionId version, TextHash hash, Instant at)
            implements StatementEvent {}

    record SignOnEnded(StatementId statement, Instant at) implements StatementEvent {}

    /** @param address of its public page, the path */
    @TypeAlias("StatementPublished")
    record StatementPublished(StatementId statement, VersionId version, TextHash hash, String address, Instant at)
            implements StatementEvent {}

    /**
     * May be published again after a crash.
     *
     * @param signed  the version that was published, and that alone is signed
     * @param address of its public page, the path
     * @param words   what was changed and why
     */
    @TypeAlias("StatementCorrected")
    record StatementCorrected(
            StatementId statement,
            VersionId signed,
            VersionId version,
            String address,
            String words,
            MemberId by,
            Instant at)
            implements StatementEvent {}

    /** @param before its title until then */
    @TypeAlias("StatementRenamed")
    record StatementRenamed(StatementId statement, String before, MemberId by, Instant at) implements StatementEvent {}

    /**
     * May be published again after a crash.
     *
     * @param change identifies it
     * @param note   with which those who are given access are to be notified, may be empty; null if they are not
     */
    @TypeAlias("AccessChanged")
    record AccessChanged(
            StatementId statement,
            String change,
            List<Grant> given,
            List<Grant> taken,
            @Nullable String note,
            MemberId by,
            Instant at)
            implements StatementEvent {}

    @TypeAlias("StatementTagged")
    record StatementTagged(StatementId statement, List<String> added, List<String> removed, MemberId by, Instant at)
            implements StatementEvent {}

    @TypeAlias("StatementAbandoned")
    record StatementAbandoned(StatementId statement, MemberId by, Instant at) implements StatementEvent {}
}
