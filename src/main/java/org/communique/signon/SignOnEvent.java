package org.communique.signon;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.ConfidentialEvent;
import org.communique.statement.StatementChange;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What happened to a call. Published after the fact is stored, where nothing else is said. */
public sealed interface SignOnEvent extends ConfidentialEvent {

    VersionId version();

    @Override
    default StatementId statement() {
        return version().statement();
    }

    /**
     * Open screens of all readers react to these events. The other events are for coordinators: the time of an answer would reveal who
     * declined.
     */
    sealed interface Announced extends SignOnEvent, StatementRelatedEvent {

        @Override
        default StatementId statement() {
            return SignOnEvent.super.statement();
        }
    }

    /** Of a member who has organisations written to. */
    sealed interface OrganisationsWrittenTo extends SignOnEvent {

        Instant deadline();

        CallMessage message();
    }

    /** It came by an invitation, or another way. */
    sealed interface AnswerOfOrganisation extends SignOnEvent {

        OrganisationId organisation();

        @Nullable
        MemberId invitedBy();
    }

    /** Organisations were asked to sign, when the call was opened or later. */
    @TypeAlias("OrganisationsInvited")
    record OrganisationsInvited(
            VersionId version, Set<OrganisationId> organisations, Instant deadline, CallMessage message)
            implements Announced, OrganisationsWrittenTo {}

    @TypeAlias("DeadlineExtended")
    record DeadlineExtended(VersionId version, Set<OrganisationId> organisations, Instant deadline, Instant extendedAt)
            implements Announced, StatementChange {}

    /** A coordinator reminds organisations that have not answered. Published before they are marked as reminded. */
    @TypeAlias("OrganisationsReminded")
    record OrganisationsReminded(
            VersionId version, Set<OrganisationId> organisations, Instant deadline, CallMessage message)
            implements OrganisationsWrittenTo {}

    /**
     * A coordinator asks organisations that signed an earlier text, and have not answered to this one, to consider it. Published before
     * they are marked as reminded.
     *
     * @param signed  the text that each signed last
     * @param enclose whether to attach the comparison
     */
    @TypeAlias("EarlierSignersAsked")
    record EarlierSignersAsked(
            VersionId version,
            VersionId signed,
            Set<OrganisationId> organisations,
            Instant deadline,
            boolean enclose,
            Instant at)
            implements SignOnEvent {}

    /** Its signature is stored, and on record unless that failed and is made up for later. */
    @TypeAlias("OrganisationSigned")
    record OrganisationSigned(VersionId version, OrganisationId organisation, MemberId by)
            implements SignOnEvent, StatementChange {}

    /**
     * A coordinator took down what an organisation said in another way than through its representatives here.
     *
     * @param withdrawn whether that is that it withdraws, whatever was recorded since
     * @param invitedBy who recorded it or, of what came by a link, invited its contact or accepted its answer
     */
    @TypeAlias("ConsentRecorded")
    record ConsentRecorded(
            VersionId version,
            OrganisationId organisation,
            AnswerChannel channel,
            boolean withdrawn,
            @Nullable MemberId invitedBy)
            implements AnswerOfOrganisation, StatementChange {}

    record CallOpened(VersionId version, Instant deadline) implements Announced {}

    /** An organisation opened the text, declined or withdrew. */
    record AnswerGiven(VersionId version) implements SignOnEvent {}

    /**
     * An answer of the organisation counts once a coordinator has accepted it.
     *
     * @param involved     those who cannot be the second person who accepts it
     * @param secondPerson whether it takes one
     * @param invitedBy    who invited its contact, if it came by an invitation
     */
    @TypeAlias("AnswerWaits")
    record AnswerWaits(
            VersionId version,
            OrganisationId organisation,
            Set<MemberId> involved,
            boolean secondPerson,
            @Nullable MemberId invitedBy)
            implements AnswerOfOrganisation {}

    /** An answer of the organisation waits for the link to confirm it, which could not be mailed. */
    @TypeAlias("ConfirmationWaits")
    record ConfirmationWaits(
            VersionId version,
            OrganisationId organisation,
            @Nullable MemberId invitedBy) implements AnswerOfOrganisation {}

    /** An organisation asks to be among those who are asked to sign. */
    @TypeAlias("JoinRequested")
    record JoinRequested(VersionId version) implements SignOnEvent {}

    /** What coordinators keep about an organisation, or how many signatures they want, is another. */
    record BoardChanged(VersionId version) implements SignOnEvent {}

    @TypeAlias("CallClosed")
    record CallClosed(VersionId version, Instant at) implements Announced {}
}
