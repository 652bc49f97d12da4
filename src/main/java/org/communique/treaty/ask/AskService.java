package org.communique.treaty.ask;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.statement.access.StatementRights;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.MembersToday;
import org.communique.treaty.PageCursor;
import org.communique.treaty.ask.AskOutcome.ChangedMeanwhile;
import org.communique.treaty.ask.AskOutcome.Invalid;
import org.communique.treaty.ask.AskOutcome.Saved;
import org.communique.treaty.ask.AskOutcome.TooMany;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.position.Subject;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Keeps asks, targets and the log of contacts. Who was spoken with, and what they said, is for researchers and coordinators
 * alone.
 */
@Service
@PreAuthorize("denyAll()")
public class AskService {

    private final Asks asks;
    private final Editions editions;
    private final StatusRegister statuses;
    private final Directory directory;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final MembersToday today;
    private final Clock clock;
    private final MemberQuotas quotas;

    AskService(
            Asks asks,
            Editions editions,
            StatusRegister statuses,
            Directory directory,
            StatementRights rights,
            CurrentMember currentMember,
            MembersToday today,
            Clock clock,
            MemberQuotas quotas) {
        this.quotas = quotas;
        this.asks = asks;
        this.editions = editions;
        this.statuses = statuses;
        this.directory = directory;
        this.rights = rights;
        this.currentMember = currentMember;
        this.today = today;
        this.clock = clock;
    }

    /**
     * The newest first; each as {@link #find} has it.
     *
     * @param after the last one of the page before; null for the first page
     */
    @PreAuthorize("isAuthenticated()")
    public List<Ask> page(@Nullable PageCursor after, int most) {
        return asks.page(after, most).stream().map(this::visible).toList();
    }

    /** With its statement only for those who may read that. */
    @PreAuthorize("isAuthenticated()")
    public Optional<Ask> find(AskId id) {
        return asks.find(id).map(this::visible);
    }

    private Ask visible(Ask ask) {
        return ask.statement() != null && rights.canRead(ask.statement()) ? ask : ask.withoutStatement();
    }

    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public List<Target> targets(AskId id) {
        return asks.targets(id);
    }

    /** The name of a target's owner. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public String ownerName(Target target) {
        return target.owner() == null
                ? ""
                : directory.member(target.owner()).map(member -> member.name()).orElse("");
    }

    /** From the day of the ask on, by State. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public List<StateAct> since(AskId id) {
        var ask = asks.find(id);
        if (ask.isEmpty()) {
            return List.of();
        }
        var asked = today.at(ask.get().at());
        var all = statuses.of(InstrumentId.CYBERCRIME);
        return asks.targets(id).stream()
                .map(Target::state)
                .sorted()
                .flatMap(state -> Optional.ofNullable(all.get(state)).stream())
                .flatMap(status -> status.cells().entrySet().stream()
                        .filter(cell -> !cell.getValue().date().isBefore(asked))
                        .map(cell -> new StateAct(status.state(), cell.getKey(), cell.getValue())))
                .toList();
    }

    /** Empty if the article is none of its edition. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public Optional<AskId> add(AskData data) {
        var title = ShortText.checkedLine(data.title(), Ask.LONGEST_TITLE);
        var words = ShortText.checkedLines(data.words(), Ask.LONGEST_WORDS);
        if (!isKnown(data.subject())) {
            return Optional.empty();
        }
        quotas.take(Quota.ASKS);
        var id = AskId.random();
        asks.save(new Ask(id, title, words, data.subject(), null, null, null, currentMember.id(), now(), 0));
        return Optional.of(id);
    }

    private boolean isKnown(Subject subject) {
        return subject.edition() == null
                || editions.find(subject.edition()).stream()
                        .flatMap(edition -> edition.articles().stream())
                        .anyMatch(article -> article.number().equals(subject.article()));
    }

    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public AskOutcome addTarget(AskId id, StateCode state) {
        if (asks.find(id).isEmpty() || States.find(state).isEmpty()) {
            return new Invalid();
        }
        if (asks.target(id, state).isPresent()) {
            return new ChangedMeanwhile();
        }
        var target = new Target(
                Target.id(id, state), id, state, null, TargetStatus.TO_CONTACT, List.of(), currentMember.id(), 0);
        return quotas.take(Quota.ASKED_STATES, Saved.class::isInstance, () -> save(target));
    }

    /** The current member speaks with this target from now on. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public AskOutcome takeOver(AskId id, StateCode state) {
        return asks.target(id, state)
                .map(target -> target.ownedBy(currentMember.id()))
                .map(this::save)
                .orElseGet(Invalid::new);
    }

    /** Notes a contact; the target has its status from then on. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public AskOutcome note(AskId id, StateCode state, LocalDate date, String words, TargetStatus status) {
        var clean = ShortText.checkedLines(words, Contact.LONGEST_WORDS);
        var target = asks.target(id, state);
        if (target.isEmpty() || date.isAfter(today.latest())) {
            return new Invalid();
        }
        if (target.get().isFullFor(currentMember.id())) {
            return new TooMany();
        }
        var noted = target.get().with(new Contact(date, clean, status, currentMember.id(), now()));
        return quotas.take(Quota.CONTACTS, Saved.class::isInstance, () -> save(noted));
    }

    /**
     * Deletes what was noted of a contact. Members delete what they noted themselves, coordinators all.
     *
     * @param number   in the log, from 0
     * @param revision of the target, of what was seen
     * @return false if it was changed since, it is another member's, or there is none
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public boolean deleteContact(AskId id, StateCode state, int number, long revision) {
        var target = asks.target(id, state)
                .filter(found -> found.revision() == revision
                        && number >= 0
                        && number < found.contacts().size());
        if (target.isEmpty()) {
            return false;
        }
        var member = currentMember.get();
        var by = target.get().contacts().get(number).by();
        if (!by.equals(member.id()) && !member.is(Role.COORDINATOR)
                || !asks.save(target.get().withoutContact(number))) {
            return false;
        }
        quotas.giveBack(Quota.CONTACTS, by.value(), 1);
        return true;
    }

    /**
     * With its targets and the log of their contacts. A researcher deletes what they asked themselves.
     *
     * @return false if it was changed since, a statement was or is being opened from it, or it is another member's
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR')")
    public boolean delete(AskId id, long revision) {
        var member = currentMember.get();
        var found = asks.find(id)
                .filter(ask -> ask.by().equals(member.id()) || member.is(Role.COORDINATOR))
                .filter(ask -> ask.canOpen(now()));
        if (found.isEmpty() || !asks.delete(id, revision)) {
            return false;
        }
        giveBack(Quota.ASKS, Stream.of(found.get().by()));
        var targets = asks.deleteTargets(id);
        giveBack(
                Quota.ASKED_STATES, targets.stream().flatMap(target -> Optional.ofNullable(target.addedBy()).stream()));
        giveBack(
                Quota.CONTACTS,
                targets.stream().flatMap(target -> target.contacts().stream()).map(Contact::by));
        return true;
    }

    private void giveBack(Quota quota, Stream<MemberId> members) {
        members.collect(groupingBy(MemberId::value, summingInt(_ -> 1)))
                .forEach((member, amount) -> quotas.giveBack(quota, member, amount));
    }

    private AskOutcome save(Target changed) {
        return asks.save(changed) ? new Saved() : new ChangedMeanwhile();
    }

    private Instant now() {
        return clock.instant();
    }
}
