package org.communique.treaty.stance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.PageCursor;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.stance.StanceOutcome.ChangedMeanwhile;
import org.communique.treaty.stance.StanceOutcome.Closed;
import org.communique.treaty.stance.StanceOutcome.Done;
import org.communique.treaty.stance.StanceOutcome.Invalid;
import org.communique.treaty.stance.StanceOutcome.NoMandate;
import org.communique.treaty.stance.StanceOutcome.StillOpen;
import org.communique.treaty.stance.StanceOutcome.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Asks the organisations where they stand, takes their answers, and publishes the table. */
@Service
@PreAuthorize("denyAll()")
public class StanceService {

    /** Others answer and publish at the same time, but not without end. */
    private static final int MOST_ATTEMPTS = 20;

    private final StanceRequests requests;
    private final Editions editions;
    private final Directory directory;
    private final StanceReconciler reconciler;
    private final CurrentMember currentMember;
    private final Clock clock;
    private final MemberQuotas quotas;

    StanceService(
            StanceRequests requests,
            Editions editions,
            Directory directory,
            StanceReconciler reconciler,
            CurrentMember currentMember,
            Clock clock,
            MemberQuotas quotas) {
        this.quotas = quotas;
        this.reconciler = reconciler;
        this.requests = requests;
        this.editions = editions;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    @PreAuthorize("isAuthenticated()")
    public List<StanceRequest> page(@Nullable PageCursor after, int most) {
        return requests.page(after, most);
    }

    @PreAuthorize("isAuthenticated()")
    public Optional<StanceRequest> find(StanceRequestId id) {
        return requests.find(id);
    }

    /** What the current member's organisation answered. */
    @PreAuthorize("isAuthenticated()")
    public Optional<StanceAnswer> own(StanceRequestId id) {
        return requests.answer(id, currentMember.get().organisation());
    }

    /** By organisation. While answers are taken, only coordinators see those of other organisations. */
    @PreAuthorize("isAuthenticated()")
    public StanceMatrix matrix(StanceRequestId id) {
        var member = currentMember.get();
        return requests.find(id)
                .map(request -> new StanceMatrix(request.articles(), rows(visible(request, member))))
                .orElseGet(() -> new StanceMatrix(List.of(), List.of()));
    }

    private List<StanceAnswer> visible(StanceRequest request, Member member) {
        boolean all = member.is(Role.COORDINATOR) || !request.isOpen(clock.instant());
        return requests.answers(request.id()).stream()
                .filter(answer -> all || answer.organisation().equals(member.organisation()))
                .toList();
    }

    private List<StanceRow> rows(List<StanceAnswer> answers) {
        var names = directory.organisations(
                answers.stream().map(StanceAnswer::organisation).toList());
        return names.values().stream()
                .sorted(Directory.BY_DISPLAY_NAME)
                .flatMap(organisation -> answers.stream()
                        .filter(answer -> answer.organisation().equals(organisation.id()))
                        .map(answer -> row(organisation, answer)))
                .toList();
    }

    private static StanceRow row(Organisation organisation, StanceAnswer answer) {
        return new StanceRow(organisation.id(), organisation.displayName(), answer.stances());
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public StanceOutcome ask(NewStanceRequest wanted) {
        var title = ShortText.checkedLine(wanted.title(), StanceRequest.LONGEST_TITLE);
        var known = editions.find(wanted.edition()).stream()
                .flatMap(edition -> edition.articles().stream())
                .map(Article::number)
                .toList();
        var articles = wanted.articles().stream().distinct().sorted().toList();
        if (articles.isEmpty()
                || !new HashSet<>(known).containsAll(articles)
                || !wanted.deadline().isAfter(clock.instant())) {
            return new Invalid();
        }
        quotas.take(Quota.STANCE_REQUESTS);
        var id = StanceRequestId.random();
        var deadline = wanted.deadline().truncatedTo(ChronoUnit.MILLIS);
        var request = new StanceRequest(
                id, title, wanted.edition(), articles, deadline, currentMember.id(), now(), null, null, null, 0);
        return save(request);
    }

    /**
     * Replaces what the member's organisation answered before.
     *
     * @param revision of the answer that was shown; 0 if there was none
     */
    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public StanceOutcome answer(StanceRequestId id, List<ArticleStance> stances, boolean publishable, long revision) {
        var request = requests.find(id).orElse(null);
        if (request == null) {
            return new Unknown();
        }
        var now = now();
        if (!request.isOpen(now)) {
            return new Closed();
        }
        var clean = stances.stream().map(ArticleStance::cleaned).toList();
        var about = clean.stream().map(ArticleStance::article).toList();
        if (!request.articles().containsAll(about) || new HashSet<>(about).size() != about.size()) {
            return new Invalid();
        }
        var member = currentMember.get();
        var mandate = mandate(member, now);
        if (mandate.isEmpty()) {
            return new NoMandate();
        }
        @Nullable
        StanceAnswer before = requests.answer(id, member.organisation()).orElse(null);
        if (revision != (before == null ? 0 : before.revision())) {
            return new ChangedMeanwhile();
        }
        var answer = new StanceAnswer(
                StanceAnswer.id(id, member.organisation()),
                id,
                member.organisation(),
                clean,
                publishable,
                member.id(),
                mandate.get().id(),
                now,
                revision);
        return quotas.take(Quota.STANCE_ANSWERS, Done.class::isInstance, () -> save(answer, before));
    }

    private StanceOutcome save(StanceAnswer answer, @Nullable StanceAnswer before) {
        if (!requests.save(answer)) {
            return new ChangedMeanwhile();
        }
        return wasClosed(answer.request()) && requests.undo(answer, before) ? new Closed() : new Done(answer.request());
    }

    private boolean wasClosed(StanceRequestId id) {
        return requests.find(id).filter(request -> request.closedAt() == null).isEmpty();
    }

    /**
     * The organisation of the current member no longer agrees to be published, at any time: what is published of it is removed.
     * What it answered stays in the coalition.
     */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public StanceOutcome withdrawConsent(StanceRequestId id) {
        var organisation = currentMember.get().organisation();
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            var request = requests.find(id).orElse(null);
            var answer = requests.answer(id, organisation).orElse(null);
            if (request == null || answer == null) {
                return new Unknown();
            }
            // The request is saved in any case: whoever publishes at the same time has read it before, and is refused.
            if ((!answer.publishable() || requests.save(answer.unpublishable()))
                    && requests.save(request.without(organisation))) {
                return new Done(id);
            }
        }
        return new ChangedMeanwhile();
    }

    /** One that is for all statements: where an organisation stands is more than one text. */
    private Optional<Mandate> mandate(Member member, Instant now) {
        return directory.mandates(member.id(), now).stream()
                .filter(mandate -> mandate.organisation().equals(member.organisation())
                        && mandate.only().isEmpty())
                .findFirst();
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public StanceOutcome close(StanceRequestId id, long revision) {
        var request = requests.find(id).filter(found -> found.revision() == revision);
        return request.map(found -> save(found.closed(now()))).orElseGet(ChangedMeanwhile::new);
    }

    /** False if it was changed since, is published, or an organisation has answered: what that said stays. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public boolean delete(StanceRequestId id, long revision) {
        var found = requests.find(id)
                .filter(request -> request.published() == null)
                .filter(_ -> requests.answers(id).isEmpty());
        if (found.isEmpty() || !requests.delete(id, revision)) {
            return false;
        }
        quotas.giveBack(Quota.STANCE_REQUESTS, found.get().by().value(), 1);
        return true;
    }

    /** Of those organisations of the coalition that agreed to it, what they answered in time. */
    @PreAuthorize("hasRole('COORDINATOR') and @confirmation.isRecent()")
    public StanceOutcome publish(StanceRequestId id, long revision) {
        var request =
                requests.find(id).filter(found -> found.revision() == revision).orElse(null);
        if (request == null) {
            return new ChangedMeanwhile();
        }
        if (request.isOpen(now())) {
            return new StillOpen();
        }
        var agreed = requests.answers(id).stream()
                .filter(StanceAnswer::publishable)
                .filter(answer -> request.isInTime(answer.at()))
                .filter(answer -> directory
                        .organisation(answer.organisation())
                        .filter(Organisation::active)
                        .isPresent())
                .toList();
        return save(request.with(new PublishedStances(rows(agreed), currentMember.id(), now())));
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public StanceOutcome makePrivate(StanceRequestId id, long revision) {
        var request = requests.find(id).filter(found -> found.revision() == revision);
        return request.map(found -> save(found.with(null))).orElseGet(ChangedMeanwhile::new);
    }

    private StanceOutcome save(StanceRequest changed) {
        reconciler.watch(changed);
        if (!requests.save(changed)) {
            return new ChangedMeanwhile();
        }
        requests.find(changed.id()).ifPresent(stored -> reconciler.announced(stored, now()));
        return new Done(changed.id());
    }

    private Instant now() {
        return clock.instant();
    }
}
