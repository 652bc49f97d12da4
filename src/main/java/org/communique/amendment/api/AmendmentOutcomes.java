package org.communique.amendment.api;

import java.util.List;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.LanguageTag;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.revision.TakeOverOutcome;
import org.communique.api.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

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
            case ProposalOutcome.TooManyOfMember(int most) ->
                ApiException.conflict(
                        "too-many-of-member",
                        "Of those that an organisation can have in a round one member can have %,d.".formatted(most));
            case ProposalOutcome.TooLarge(int most) ->
                ApiException.unprocessable(
                        "too-large",
                        "The changes are too large: as they are stored they may have %,d characters. Propose less at once."
                                .formatted(most));
            case ProposalOutcome.PassagesClosed(var passages) -> passagesClosed(passages);
            case ProposalOutcome.InvalidItems _ ->
                ApiException.unprocessable(
                        "items", "The items must have all changes, each once, and each item at least one.");
            case ProposalOutcome.AmendmentNotOpen _ -> notOpen();
            case ProposalOutcome.UnderVote _ -> underVote();
            case ProposalOutcome.OwnAmendment _ -> ownAmendment();
            case ProposalOutcome.AmendsAnother _ ->
                ApiException.conflict(
                        "amends-another", "It amends another amendment, so it can be neither amended nor accepted.");
            case ProposalOutcome.AmendmentHidden _ ->
                ApiException.conflict("hidden", "Not all see it before the round is closed.");
            case ProposalOutcome.TooManyRevisions(int most) -> tooManyRevisions(most);
            case ProposalOutcome.NotAccepted(var why) -> refusal(why);
        };
    }

    static Amendment takenOver(TakeOverOutcome outcome) {
        return switch (outcome) {
            case TakeOverOutcome.Done(var amended) -> amended;
            case TakeOverOutcome.NotOpen _ -> throw notOpen();
            case TakeOverOutcome.AmendedSettled(int number) ->
                throw ApiException.conflict(
                        "amended-settled",
                        "Amendment %d, which it amends, is settled or being entered into the draft.".formatted(number));
            case TakeOverOutcome.AmendedUnderVote _ -> throw underVote();
            case TakeOverOutcome.StatementEnded _ ->
                throw ApiException.conflict("ended", "The statement is published or abandoned.");
            case TakeOverOutcome.AmendedChanged(int number) ->
                throw ApiException.conflict(
                        "changed-meanwhile",
                        "Amendment %d was changed since the amendment to it was written.".formatted(number));
            case TakeOverOutcome.PassagesClosed(var passages) -> throw passagesClosed(passages);
            case TakeOverOutcome.TooManyRevisions(int most) -> throw tooManyRevisions(most);
        };
    }

    private static ApiException passagesClosed(List<Integer> passages) {
        return ApiException.conflict(
                "passage-closed",
                "Closed paragraphs take no amendments: %s. Leave them as they are in the text of the round."
                        .formatted(
                                passages.stream().map(number -> "¶ " + number).collect(Collectors.joining(", "))));
    }

    private static ApiException tooManyRevisions(int most) {
        return ApiException.conflict(
                "too-many",
                "The text of an amendment can be changed %d times, and its reason as often.".formatted(most));
    }

    private static ApiException ownAmendment() {
        return ApiException.conflict("own-amendment", "It is your own organisation's amendment.");
    }

    static Amendment done(AmendmentOutcome outcome) {
        return switch (outcome) {
            case AmendmentOutcome.Done(var amendment) -> amendment;
            case AmendmentOutcome.NotOpen _ -> throw notOpen();
            case AmendmentOutcome.ChangedMeanwhile _ -> throw changedMeanwhile();
            case AmendmentOutcome.UnderVote _ -> throw underVote();
            case AmendmentOutcome.TooManyRevisions(int most) -> throw tooManyRevisions(most);
            case AmendmentOutcome.RoundFull _ ->
                throw ApiException.unprocessable(
                        "too-large", "The amendments of this round have too much text already.");
            case AmendmentOutcome.OwnAmendment _ -> throw ownAmendment();
        };
    }

    static Amendment merged(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done(var amendment) -> amendment;
            case MergeOutcome refused -> throw refusal(refused);
        };
    }

    static ApiException refusal(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done _ -> throw new IllegalArgumentException("not refused");
            case MergeOutcome.NotOpen _ -> notOpen();
            case MergeOutcome.ChangedMeanwhile _ -> changedMeanwhile();
            case MergeOutcome.UnderVote _ -> underVote();
            case MergeOutcome.DraftFrozen _ ->
                ApiException.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case MergeOutcome.TooOften _ ->
                ApiException.because(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-often",
                        "You have settled many amendments in the last minutes. Wait a moment.");
            case MergeOutcome.DraftTooLarge _ ->
                ApiException.conflict("too-large", "The draft would become too large with it.");
            case MergeOutcome.DoesNotApply(Applicability.Falls why) ->
                doesNotApply(why, "It falls, since another amendment is accepted: read its standing.");
            case MergeOutcome.DoesNotApply(var why) ->
                doesNotApply(why, "Its words are not in the draft as it needs them: read its standing.");
            case MergeOutcome.AmendsAnother(int number) ->
                ApiException.conflict(
                        "amends-another",
                        "It amends amendment %d, so it cannot be in the draft by itself.".formatted(number));
        };
    }

    static ApiException doesNotApply(Applicability why, String message) {
        var standing = DraftStanding.of(why);
        return ApiException.conflict(
                switch (standing) {
                    case WORDS_CHANGED -> "words-changed";
                    case WORDS_GONE -> "words-gone";
                    case COLLIDES_WITH_ACCEPTED -> "collides-with-accepted";
                    case FALLS -> "falls";
                    case APPLIES, SURROUNDINGS_CHANGED -> "does-not-apply";
                },
                message);
    }

    private static ApiException changedMeanwhile() {
        return ApiException.conflict("changed-meanwhile", "Its text was changed since it was read. Read it again.");
    }

    static ApiException notOpen() {
        return ApiException.conflict("not-open", "It was settled otherwise, or is being entered into the draft.");
    }

    static ApiException underVote() {
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
        COLLIDES_WITH_ACCEPTED,
        /** An amendment that it falls with is accepted. */
        FALLS;

        static DraftStanding of(Applicability applicability) {
            return switch (applicability) {
                case Applicability.Applies(boolean surroundings) -> surroundings ? SURROUNDINGS_CHANGED : APPLIES;
                case Applicability.WordsChanged _ -> WORDS_CHANGED;
                case Applicability.WordsGone _ -> WORDS_GONE;
                case Applicability.CollidesWithAccepted _ -> COLLIDES_WITH_ACCEPTED;
                case Applicability.Falls _ -> FALLS;
            };
        }

        static @Nullable DraftStanding ofNullable(@Nullable Applicability applicability) {
            return applicability == null ? null : of(applicability);
        }
    }
}
