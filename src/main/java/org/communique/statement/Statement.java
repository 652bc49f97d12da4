package org.communique.statement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/**
 * A statement as a whole.
 *
 * @param language        BCP 47 tag of its text
 * @param workflow        key of the process definition that routes it
 * @param coordinator     the member who opened it and is responsible for it
 * @param grants          who may read, review or edit it; coordinators always may; empty where it was read without them
 * @param waitingFor      names of the stages that are open now, for lists
 * @param slug            its address once published
 * @param accessRevision  counts the changes of the grants; missing where it was read without them
 * @param proposal        if a member without the coordinator's role proposed it
 */
@Document("statements")
@CompoundIndex(name = "coordinator_createdAt", def = "{'coordinator': 1, 'createdAt': -1}")
@CompoundIndex(name = "coordinator_phase", def = "{'coordinator': 1, 'phase': 1}")
@CompoundIndex(name = "phase_versions", def = "{'phase': 1, 'versions': 1}")
@CompoundIndex(name = "changedAt_id", def = "{'changedAt': -1, '_id': -1}")
@CompoundIndex(name = "titleOrder_id", def = "{'titleOrder': 1, '_id': 1}")
@CompoundIndex(name = "grants_organisation", def = "{'grants.organisation': 1}")
@CompoundIndex(name = "grants_member", def = "{'grants.member': 1}")
@CompoundIndex(name = "tagKeys", def = "{'tagKeys': 1}")
public record Statement(
        @Id StatementId id,
        String title,
        String language,
        String workflow,
        @Indexed MemberId coordinator,
        @Indexed Phase phase,
        List<Grant> grants,
        List<String> waitingFor,
        @Unwrapped.Empty @JsonUnwrapped FrozenVersions frozen,
        Instant createdAt,
        Instant changedAt,
        @Indexed(sparse = true) @Nullable String slug,
        @Nullable Integer accessRevision,
        @Unwrapped.Empty @JsonUnwrapped StatementTags tagging,
        @Nullable StatementProposal proposal) {

    /**
     * What was submitted. MongoDB and the API have it, as the tags, among the fields of the statement.
     *
     * @param versions        how many versions are frozen
     * @param newest          hash of the newest version, if there is one
     * @param approvedVersion number of the version that passed its last stage
     * @param submittedBy     who submitted the newest version
     * @param frozenBytes     of the texts of its versions together; missing if none was frozen since they are counted
     */
    public record FrozenVersions(
            int versions,
            @Nullable TextHash newest,
            @Nullable Integer approvedVersion,
            @Nullable MemberId submittedBy,
            @Nullable Long frozenBytes) {

        public static final FrozenVersions NONE = new FrozenVersions(0, null, null, null, null);
    }

    /**
     * @param tags         words by which members find it, as they were written; empty where it was read by who may not read its text
     * @param tagsRevision counts the changes of the tags; missing until they are first changed
     */
    public record StatementTags(List<String> tags, @Nullable Integer tagsRevision) {

        public static final StatementTags NONE = new StatementTags(List.of(), null);

        public StatementTags {
            tags = Objects.requireNonNullElse(tags, List.of());
        }
    }

    public Statement {
        grants = Objects.requireNonNullElse(grants, List.of());
    }

    /** A placeholder to check rights against, if the statement does not exist. */
    public static final Statement ABSENT =
            opened(new StatementId("absent"), "", "en", "", new MemberId("absent"), List.of(), Instant.EPOCH);

    public static Statement opened(
            StatementId id,
            String title,
            String language,
            String workflow,
            MemberId coordinator,
            List<Grant> grants,
            Instant now) {
        return new Statement(
                id,
                title,
                language,
                workflow,
                coordinator,
                Phase.DRAFTING,
                grants,
                List.of(),
                FrozenVersions.NONE,
                now,
                now,
                null,
                0,
                StatementTags.NONE,
                null);
    }

    /** Until a coordinator opens it, who proposed it is responsible for it, and its workflow has not begun. */
    public static Statement proposed(
            StatementId id, String title, String language, String workflow, StatementProposal proposal) {
        return new Statement(
                id,
                title,
                language,
                workflow,
                proposal.by(),
                Phase.PROPOSED,
                List.of(Grant.to(proposal.by(), Grant.Right.EDIT)),
                List.of(),
                FrozenVersions.NONE,
                proposal.at(),
                proposal.at(),
                null,
                0,
                StatementTags.NONE,
                proposal);
    }

    /** Whether it was proposed, and a coordinator declined it. */
    public boolean wasDeclined() {
        return phase == Phase.ABANDONED && proposal != null && proposal.declined() != null;
    }

    /** Of its page, as {@link Phase#screen}: a proposal that was declined has no versions, and its draft says why. */
    public String screen() {
        return wasDeclined() ? "draft" : phase.screen();
    }

    /** For members who may not see who else has access. */
    public Statement withoutGrants() {
        return with(List.of(), tagging);
    }

    /** For members who may open it, and not read its text. */
    public Statement withoutTags() {
        return with(grants, new StatementTags(List.of(), tagging.tagsRevision()));
    }

    public Statement tagged(List<String> tags) {
        return with(grants, new StatementTags(tags, null));
    }

    private Statement with(List<Grant> shownGrants, StatementTags shownTags) {
        return new Statement(
                id,
                title,
                language,
                workflow,
                coordinator,
                phase,
                shownGrants,
                waitingFor,
                frozen,
                createdAt,
                changedAt,
                slug,
                accessRevision,
                shownTags,
                proposal);
    }

    /** How many versions were submitted: corrections after publication are versions, and were not. */
    public int submittedVersions() {
        var approved = frozen.approvedVersion();
        return phase == Phase.PUBLISHED && approved != null ? approved : frozen.versions();
    }

    /** The newest version, if anything was ever submitted. */
    public @Nullable VersionId newestVersion() {
        return frozen.versions() == 0 ? null : VersionId.of(id, frozen.versions());
    }
}
