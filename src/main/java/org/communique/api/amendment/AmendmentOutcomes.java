package org.communique.api.amendment;

import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.LanguageTag;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.api.ApiException;
import org.jspecify.annotations.Nullable;

/** What became of acts on amendments, as answers or problems. */
final class AmendmentOutcomes {

    private AmendmentOutcomes() {}

    static LanguageTag language(String tag) {
        try {
            return new LanguageTag(tag);
        } catch (IllegalArgumentException e) {
            throw ApiException.unprocessable("language", "The language is not a BCP 47 tag, such as en or pt-BR.");
        }
    }

    static ApiException refusal(ProposalOutcome outcome) {
        return switch (outcome) {
            case ProposalOutcome.Begun _, ProposalOutcome.Submitted _ ->
                throw new IllegalArgumentException("not refused");
            case ProposalOutcome.RoundClosed _ ->
                ApiException.conflict("round-closed", "No round of amendments is open, or not any more.");
            case ProposalOutcome.NotAsked _ ->
                ApiException.conflict("not-asked", "This round takes proposals of other organisations only.");
            case ProposalOutcome.NothingChanged _ ->
                ApiException.unprocessable("unchanged", "The copy says what the text of the round says.");
            case ProposalOutcome.ChangedMeanwhile _ ->
                ApiException.conflict(
                        "changed-meanwhile",
                        "It was changed, submitted or discarded since its changes were read. Read them again.");
            case ProposalOutcome.TooMany(int most) ->
                ApiException.conflict(
                        "too-many", "Of these an organisation can have %,d in a round, or at once.".formatted(most));
            case ProposalOutcome.TooLarge(int most) ->
                ApiException.unprocessable(
                        "too-large",
                        "The changes are too large: as they are stored they may have %,d characters. Propose less at once."
                                .formatted(most));
            case ProposalOutcome.PassagesClosed(var passages) ->
                ApiException.conflict(
                        "passage-closed",
                        "Closed paragraphs take no amendments: %s. Leave them as they are in the text of the round."
                                .formatted(passages.stream()
                                        .map(number -> "¶ " + number)
                                        .collect(Collectors.joining(", "))));
            case ProposalOutcome.InvalidItems _ ->
                ApiException.unprocessable(
                        "items", "The items must have all changes, each once, and each item at least one.");
        };
    }

    static Amendment done(AmendmentOutcome outcome) {
        return switch (outcome) {
            case AmendmentOutcome.Done(var amendment) -> amendment;
            case AmendmentOutcome.NotOpen _ -> throw notOpen();
            case AmendmentOutcome.UnderVote _ -> throw underVote();
            case AmendmentOutcome.OwnAmendment _ ->
                throw ApiException.conflict("own-amendment", "It is your own organisation's amendment.");
        };
    }

    static Amendment merged(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done(var amendment) -> amendment;
            case MergeOutcome.NotOpen _ -> throw notOpen();
            case MergeOutcome.UnderVote _ -> throw underVote();
            case MergeOutcome.DraftFrozen _ ->
                throw ApiException.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case MergeOutcome.DraftTooLarge _ ->
                throw ApiException.conflict("too-large", "The draft would become too large with it.");
            case MergeOutcome.DoesNotApply(var why) ->
                throw doesNotApply(why, "Its words are not in the draft as it needs them: read its standing.");
        };
    }

    static ApiException doesNotApply(Applicability why, String message) {
        var standing = DraftStanding.of(why);
        return ApiException.conflict(
                switch (standing) {
                    case WORDS_CHANGED -> "words-changed";
                    case WORDS_GONE -> "words-gone";
                    case COLLIDES_WITH_ACCEPTED -> "collides-with-accepted";
                    case APPLIES, SURROUNDINGS_CHANGED -> "does-not-apply";
                },
                message);
    }

    private static ApiException notOpen() {
        return ApiException.conflict("not-open", "It was settled otherwise, or is being entered into the draft.");
    }

    private static ApiException underVote() {
        return ApiException.conflict("under-vote", "It is put to the vote, which alone settles it.");
    }

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
        COLLIDES_WITH_ACCEPTED;

        static DraftStanding of(Applicability applicability) {
            return switch (applicability) {
                case Applicability.Applies(boolean surroundings) -> surroundings ? SURROUNDINGS_CHANGED : APPLIES;
                case Applicability.WordsChanged _ -> WORDS_CHANGED;
                case Applicability.WordsGone _ -> WORDS_GONE;
                case Applicability.CollidesWithAccepted _ -> COLLIDES_WITH_ACCEPTED;
            };
        }

        static @Nullable DraftStanding ofNullable(@Nullable Applicability applicability) {
            return applicability == null ? null : of(applicability);
        }
    }
}
