package org.communique.signon;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts boards together from what the organisations did and who they are. */
@Component
class Boards {

    private static final Comparator<BoardRow> BY_NAME =
            Comparator.comparing(row -> row.organisation().displayName(), String.CASE_INSENSITIVE_ORDER);

    private final Participations participations;
    private final Directory directory;
    private final ObjectProvider<PendingAnswers> pendingElsewhere;
    private final MailOutbox outbox;
    private final AllRecipients allRecipients;
    private final Clock clock;

    Boards(
            Participations participations,
            Directory directory,
            ObjectProvider<PendingAnswers> pendingElsewhere,
            MailOutbox outbox,
            AllRecipients allRecipients,
            Clock clock) {
        this.participations = participations;
        this.directory = directory;
        this.pendingElsewhere = pendingElsewhere;
        this.outbox = outbox;
        this.allRecipients = allRecipients;
        this.clock = clock;
    }

    Board of(SignOnCall call) {
        var parts = participations.standings(call.version());
        var organisations = directory.organisations(
                parts.stream().map(Participation::organisation).toList());
        var members = directory.members(parts.stream().flatMap(Boards::named).collect(toSet()));
        var before = participations.signedBefore(call.version());
        Map<OrganisationId, Pending> pending = new HashMap<>();
        pendingElsewhere.forEach(answers -> pending.putAll(answers.pending(call.version())));
        for (var part : parts) {
            if (part.pending() != null) {
                pending.put(part.organisation(), Pending.of(part.pending()));
            }
        }
        var mails = outbox.newest(call.version());
        var recipients = allRecipients.of(
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
                        mails.getOrDefault(part.organisation().value(), List.of()),
                        recipients.isRepresented(part.organisation()),
                        before.containsKey(part.organisation()),
                        call.askedBy() != null && !now.isBefore(call.askedBy()),
                        now))
                .sorted(BY_NAME)
                .toList();
        return new Board(
                call.summary(), Totals.of(rows.stream().map(BoardRow::state).toList()), call.aim(), rows);
    }

    private static Stream<MemberId> named(Participation part) {
        return Stream.of(
                        Optional.ofNullable(part.latest()).map(Act::by),
                        Optional.ofNullable(part.outreach()).map(Outreach::owner))
                .flatMap(Optional::stream);
    }

    private static BoardRow row(
            Participation part,
            Organisation organisation,
            Map<MemberId, Member> members,
            @Nullable Pending pending,
            List<MailStatus> mails,
            boolean represented,
            boolean signedBefore,
            boolean wishPassed,
            Instant now) {
        var act = part.latest();
        var outreach = part.outreach() == null ? Outreach.NONE : part.outreach();
        var owner = outreach.owner() == null ? null : members.get(outreach.owner());
        var by = act == null ? null : act.consent() != null ? null : members.get(act.by());
        return new BoardRow(
                organisation,
                part.shownAt(now),
                by != null ? by.name() : act == null ? null : act.byName(),
                act == null ? null : act.at(),
                act == null ? null : act.words(),
                part.remindedAt(),
                act == null ? null : act.consent(),
                act == null ? null : act.handedOver(),
                act == null ? null : act.acceptedBy(),
                pending,
                part.decidingUntil(),
                act != null && part.state().isSigned() ? act.officialName() : null,
                mails,
                outreach,
                owner == null ? null : owner.name(),
                flags(part, organisation, outreach, pending, mails, represented, signedBefore, wishPassed, now));
    }

    private static boolean failed(MailStatus mail) {
        return mail.state() == MailState.REFUSED || mail.state() == MailState.GIVEN_UP;
    }

    private static Set<BoardFlag> flags(
            Participation part,
            Organisation organisation,
            Outreach outreach,
            @Nullable Pending pending,
            List<MailStatus> mails,
            boolean represented,
            boolean signedBefore,
            boolean wishPassed,
            Instant now) {
        var flags = EnumSet.noneOf(BoardFlag.class);
        var act = part.latest();
        var signed = part.state().isSigned();
        if (outreach.nextOn() != null
                && !LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(outreach.nextOn())) {
            flags.add(BoardFlag.CONTACT_DUE);
        }
        if (wishPassed && part.awaitsReminder(now)) {
            flags.add(BoardFlag.LATE);
        }
        if (part.awaitsReminder(now) && !represented && mails.isEmpty()) {
            flags.add(BoardFlag.NO_RECIPIENT);
        }
        if (mails.stream().anyMatch(Boards::failed)) {
            flags.add(BoardFlag.BOUNCED);
        }
        if (act != null && act.consent() != null) {
            flags.add(BoardFlag.RECORDED);
        }
        if (pending != null) {
            flags.add(BoardFlag.PENDING);
        }
        if (act != null && act.handedOver() != null) {
            flags.add(BoardFlag.HANDED_OVER);
        }
        if (act != null && signed && !act.officialName().equals(organisation.officialName())) {
            flags.add(BoardFlag.OTHER_NAME);
        }
        if (signedBefore && !signed) {
            flags.add(BoardFlag.EARLIER_TEXT);
        }
        return flags;
    }
}
