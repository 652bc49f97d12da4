package org.communique.amendment.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.AmendmentRevision;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.desk.AmendedAmendment;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.passage.PassageStateChange;
import org.communique.api.ApiException;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.refusal.Refusal;
import org.communique.statement.LanguageTag;
import org.communique.statement.api.MarkdownBody;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Amendments as the API shows them, with the names of organisations. */
@Component
class AmendmentViews {

    private final Directory directory;

    AmendmentViews(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param passage   the number in the margin of the first passage that it is about, in the text of its round; 0 before all
     * @param movedTo   the number of the passage after which the first one that it moves is to come
     * @param language  BCP 47 tag of the reason
     * @param settledAt when it was accepted, rejected or withdrawn
     * @param settledBecause the reason that was given for that
     * @param vote      the number of the open vote on it, which alone settles it
     * @param amends    the number of the amendment that it amends
     * @param otherWords whether it was accepted with other words than those of its organisation
     * @param revisions how its text was changed since it was submitted, the first first
     */
    record ProposedAmendment(
            int number,
            int round,
            NamedOrganisation organisation,
            Instant proposedAt,
            AmendmentKind kind,
            int passage,
            @Nullable Integer movedTo,
            String reason,
            String language,
            AmendmentStatus state,
            @Nullable Instant settledAt,
            @Nullable String settledBecause,
            @Nullable Integer vote,
            @Nullable Integer amends,
            boolean otherWords,
            List<TextChange> revisions,
            List<OrganisationStand> stands) {}

    /** @param takenFrom the number of the amendment whose text it took over */
    record TextChange(
            AmendmentRevision.Cause cause, @Nullable Integer takenFrom, Instant at) {}

    record NamedOrganisation(OrganisationId id, String name) {}

    /** @param onFormerText whether it was taken when the amendment's text was another one */
    record OrganisationStand(
            NamedOrganisation organisation, boolean supports, String word, Instant at, boolean onFormerText) {}

    /**
     * @param standing             against the draft; missing once it is settled
     * @param collidesWithAccepted the numbers of accepted ones that change the same words
     * @param collidesWithOpen     the numbers of open ones that cannot be accepted together with it
     * @param fallsWith            the numbers of those with whose acceptance it falls
     * @param fallsSince           the numbers of those of them that are accepted
     * @param agreedPassages       the numbers of passages that it changes and that are agreed ad referendum
     * @param closedPassages       the numbers of passages that it changes and that were closed since
     * @param missingSupporters    how many more organisations its round asks to support it; with a reason it can be accepted without them
     * @param amended              whether the amendment that it amends is open, changed since, or settled
     * @param before               the passages that it changes, in Markdown, as the draft has them, or the text of its round where it does
     *                             not apply or is settled, or as the amendment that it amends would have them; empty if it adds some
     * @param after                the same as it has them, and those that it adds, in Markdown; empty if it deletes them
     */
    record AmendmentEntry(
            ProposedAmendment amendment,
            @Nullable DraftStanding standing,
            Set<Integer> collidesWithAccepted,
            List<Integer> collidesWithOpen,
            List<Integer> fallsWith,
            Set<Integer> fallsSince,
            List<Integer> agreedPassages,
            List<Integer> closedPassages,
            int missingSupporters,
            AmendedAmendment.@Nullable Now amended,
            String before,
            String after) {}

    /** Where an open amendment stands against the draft. */
    enum DraftStanding {
        APPLIES,
        /** It applies; words around those that it changes have changed. */
        SURROUNDINGS_CHANGED,
        /** Drafters changed the same words. */
        WORDS_CHANGED,
        /** A passage that it changes is no longer in the draft. */
        WORDS_GONE,
        /** An accepted amendment changes the same words. */
        COLLIDES_WITH_ACCEPTED,
        /** An amendment that it falls with is accepted. */
        FALLS;

        private static @Nullable DraftStanding of(@Nullable Applicability applicability) {
            return switch (applicability) {
                case null -> null;
                case Applicability.Applies(boolean surroundings) -> surroundings ? SURROUNDINGS_CHANGED : APPLIES;
                case Applicability.WordsChanged _ -> WORDS_CHANGED;
                case Applicability.WordsGone _ -> WORDS_GONE;
                case CollidesWithAccepted _ -> COLLIDES_WITH_ACCEPTED;
                case Falls _ -> FALLS;
            };
        }
    }

    static LanguageTag language(String tag) {
        try {
            return new LanguageTag(tag);
        } catch (IllegalArgumentException e) {
            throw ApiException.unprocessable("language", "api.language");
        }
    }

    ProposedAmendment done(AmendmentOutcome outcome) {
        return switch (outcome) {
            case AmendmentOutcome.Done(var amendment) -> summary(amendment);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    ProposedAmendment done(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done(var amendment) -> summary(amendment);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    ProposedAmendment summary(Amendment amendment) {
        return summary(amendment, names(List.of(amendment)));
    }

    AmendmentEntry entry(DeskEntry entry) {
        return entries(List.of(entry)).getFirst();
    }

    /** Takes time for their texts. */
    List<AmendmentEntry> entries(List<DeskEntry> entries) {
        var names = names(entries.stream().map(DeskEntry::amendment).toList());
        return entries.stream().map(entry -> entry(entry, names)).toList();
    }

    private static AmendmentEntry entry(DeskEntry entry, Map<OrganisationId, Organisation> names) {
        return new AmendmentEntry(
                summary(entry.amendment(), names),
                DraftStanding.of(entry.standing().applicability()),
                entry.standing().applicability() instanceof CollidesWithAccepted(var others) ? others : Set.of(),
                entry.standing().collidesWith(),
                entry.standing().fallsWith(),
                entry.standing().applicability() instanceof Falls(var adopted) ? adopted : Set.of(),
                passages(entry.standing(), PassageState.AGREED_AD_REFERENDUM),
                passages(entry.standing(), PassageState.CLOSED),
                entry.standing().missingSupporters(),
                entry.standing().amended() instanceof AmendedAmendment amended ? amended.now() : null,
                MarkdownBody.part(entry.before()),
                MarkdownBody.part(entry.after()));
    }

    private static List<Integer> passages(Standing standing, PassageState state) {
        return standing.settled().stream()
                .filter(change -> change.state() == state)
                .map(PassageStateChange::passage)
                .toList();
    }

    private static ProposedAmendment summary(Amendment amendment, Map<OrganisationId, Organisation> names) {
        var settlement = amendment.settlement();
        var vote = amendment.vote();
        var amends = amendment.amends();
        return new ProposedAmendment(
                amendment.id().number(),
                amendment.round().number(),
                named(amendment.organisation(), names),
                amendment.proposedAt(),
                amendment.kind(),
                amendment.passage(),
                amendment.movedTo(),
                amendment.reason(),
                amendment.language(),
                amendment.state(),
                settlement == null ? null : settlement.at(),
                settlement == null ? null : settlement.reason(),
                vote == null ? null : vote.number(),
                amends == null ? null : amends.number(),
                amendment.isAcceptedWithOtherWords(),
                amendment.revisions().stream()
                        .map(revision -> new TextChange(revision.cause(), revision.takenFrom(), revision.at()))
                        .toList(),
                amendment.stands().stream()
                        .map(stand -> new OrganisationStand(
                                named(stand.organisation(), names),
                                stand.supports(),
                                stand.word(),
                                stand.at(),
                                amendment.isOnFormerText(stand)))
                        .toList());
    }

    private Map<OrganisationId, Organisation> names(List<Amendment> amendments) {
        return directory.organisations(amendments.stream()
                .flatMap(amendment -> Stream.concat(
                        Stream.of(amendment.organisation()),
                        amendment.stands().stream().map(Stand::organisation)))
                .collect(Collectors.toSet()));
    }

    private static NamedOrganisation named(OrganisationId id, Map<OrganisationId, Organisation> names) {
        return new NamedOrganisation(
                id,
                Optional.ofNullable(names.get(id))
                        .map(Organisation::displayName)
                        .orElse(""));
    }
}
