package org.communique.signon.board;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.communique.mail.SentMessages;
import org.communique.mail.SentMessages.SentWords;
import org.communique.signon.ParticipationState;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.RecipientResolver;
import org.communique.signon.board.BoardRow.Contacts;
import org.communique.signon.board.BoardRow.LastAct;
import org.communique.signon.participation.Outreach;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.signon.pending.PendingSignatureFinder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts boards together from what the organisations did and who they are. */
@Component
public class BoardAssembler {

    private static final Comparator<BoardRow> BY_NAME =
            Comparator.comparing(row -> row.organisation().displayName(), String.CASE_INSENSITIVE_ORDER);

    private final Participations participations;
    private final Directory directory;
    private final PendingSignatureFinder pendingSignatureFinder;
    private final MailOutbox outbox;
    private final SentMessages sentMessages;
    private final RecipientResolver recipientResolver;
    private final Clock clock;

    BoardAssembler(
            Participations participations,
            Directory directory,
            PendingSignatureFinder pendingSignatureFinder,
            MailOutbox outbox,
            SentMessages sentMessages,
            RecipientResolver recipientResolver,
            Clock clock) {
        this.participations = participations;
        this.directory = directory;
        this.pendingSignatureFinder = pendingSignatureFinder;
        this.outbox = outbox;
        this.sentMessages = sentMessages;
        this.recipientResolver = recipientResolver;
        this.clock = clock;
    }

    public Board of(SignOnCall call) {
        var parts = participations.standings(call.version());
        var organisations = directory.organisations(
                parts.stream().map(Participation::organisation).toList());
        var members =
                directory.members(parts.stream().flatMap(BoardAssembler::named).collect(toSet()));
        var before = participations.signedBefore(call.version());
        var pending = pendingSignatureFinder.ofGuests(call.version());
        var confirmed = pendingSignatureFinder.confirmed(List.of(call.version()));
        for (var part : parts) {
            if (part.pending() != null) {
                pending.put(part.organisation(), UnacceptedSignature.of(part.pending()));
            }
        }
        var mails = outbox.newest(call.version());
        var sent = sentMessages.about(call.version());
        var recipients = recipientResolver.of(
                call.version(),
                parts.stream()
                        .filter(part -> part.state().isUnanswered())
                        .map(Participation::organisation)
                        .collect(toSet()));
        var now = clock.instant();
        var rows = parts.stream()
                .map(part -> row(
                        part,
                        Objects.requireNonNull(organisations.get(part.organisation())),
                        members,
                        pending.get(part.organisation()),
                        confirmed.get(part.id()),
                        mails.getOrDefault(part.organisation().value(), List.of()),
                        sent.getOrDefault(part.organisation().value(), List.of()),
                        recipients.isRepresented(part.organisation()),
                        before.containsKey(part.organisation()),
                        call.askedBy() != null && !now.isBefore(call.askedBy()),
                        now))
                .sorted(BY_NAME)
                .toList();
        return new Board(
                call.summary(),
                ParticipationTotals.of(rows.stream().map(BoardRow::state).toList()),
                call.target(),
                rows);
    }

    private static Stream<MemberId> named(Participation part) {
        return Stream.of(
                        Optional.ofNullable(part.latest())
                                .map(act -> act.speaker().by()),
                        Optional.ofNullable(part.outreach()).map(Outreach::owner))
                .flatMap(Optional::stream);
    }

    private static BoardRow row(
            Participation part,
            Organisation organisation,
            Map<MemberId, Member> members,
            @Nullable UnacceptedSignature unacceptedSignature,
            @Nullable Instant confirmedAt,
            List<MailStatus> mails,
            List<SentWords> sent,
            boolean represented,
            boolean signedBefore,
            boolean wishPassed,
            Instant now) {
        var state = part.shownAt(confirmedAt, now);
        var outreach = part.outreach() == null ? Outreach.NONE : part.outreach();
        var owner = outreach.owner() == null ? null : members.get(outreach.owner());
        return new BoardRow(
                organisation,
                state,
                part.latest() == null ? LastAct.NONE : act(part.latest(), part.state(), members),
                unacceptedSignature,
                part.decidingUntil(),
                new Contacts(part.remindedAt(), mails, sent, outreach, owner == null ? null : owner.name()),
                flags(
                        part,
                        state.isUnanswered() && part.awaitsReminder(now),
                        organisation,
                        outreach,
                        unacceptedSignature,
                        mails,
                        represented,
                        signedBefore,
                        wishPassed,
                        now));
    }

    private static LastAct act(SignOnAction latest, ParticipationState state, Map<MemberId, Member> members) {
        var speaker = latest.speaker();
        var by = speaker.consent() == null ? members.get(speaker.by()) : null;
        return new LastAct(
                by == null ? speaker.byName() : by.name(),
                latest.at(),
                latest.content(),
                speaker.consent(),
                speaker.linkSharing(),
                speaker.acceptedBy(),
                state.isSigned() ? latest.officialName() : null);
    }

    private static boolean failed(MailStatus mail) {
        return mail.state() == MailState.REFUSED || mail.state() == MailState.GIVEN_UP;
    }

    private static Set<BoardFlag> flags(
            Participation part,
            boolean awaitsReminder,
            Organisation organisation,
            Outreach outreach,
            @Nullable UnacceptedSignature unacceptedSignature,
            List<MailStatus> mails,
            boolean represented,
            boolean signedBefore,
            boolean wishPassed,
            Instant now) {
        var flags = EnumSet.noneOf(BoardFlag.class);
        var signOnAction = part.latest();
        var signed = part.state().isSigned();
        if (outreach.nextOn() != null
                && !LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(outreach.nextOn())) {
            flags.add(BoardFlag.CONTACT_DUE);
        }
        if (wishPassed && awaitsReminder) {
            flags.add(BoardFlag.LATE);
        }
        if (awaitsReminder && !represented && mails.isEmpty()) {
            flags.add(BoardFlag.NO_RECIPIENT);
        }
        if (mails.stream().anyMatch(BoardAssembler::failed)) {
            flags.add(BoardFlag.BOUNCED);
        }
        if (signOnAction != null && signOnAction.speaker().recordedByCoalition()) {
            flags.add(BoardFlag.RECORDED);
        }
        if (unacceptedSignature != null) {
            flags.add(part.isOpen(now) ? BoardFlag.PENDING : BoardFlag.NOT_ACCEPTED);
        }
        if (signOnAction != null && signOnAction.speaker().linkSharing() != null) {
            flags.add(BoardFlag.SHARED_LINK);
        }
        if (signOnAction != null && signed && !signOnAction.officialName().equals(organisation.officialName())) {
            flags.add(BoardFlag.OTHER_NAME);
        }
        if (signedBefore && !signed) {
            flags.add(BoardFlag.EARLIER_TEXT);
        }
        return flags;
    }
}
