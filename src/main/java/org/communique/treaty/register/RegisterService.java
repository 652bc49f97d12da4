package org.communique.treaty.register;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleCheck;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.Instrument;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.instrument.RegisterUser;
import org.communique.treaty.register.EditionTexts.ArticleText;
import org.communique.treaty.register.EditionTexts.EditionText;
import org.communique.treaty.register.RegisterOutcome.ChangedMeanwhile;
import org.communique.treaty.register.RegisterOutcome.Saved;
import org.communique.treaty.register.RegisterOutcome.TooMany;
import org.communique.treaty.register.RegisterOutcome.Unknown;
import org.communique.treaty.register.RegisterOutcome.UnreadableEdition;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows the register to members, and changes it for administrators. */
@Service
@PreAuthorize("denyAll()")
public class RegisterService {

    private final Instruments instruments;
    private final Editions editions;
    private final EditionTexts texts;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final Clock clock;
    private final MemberQuotas quotas;
    private final List<RegisterUser> users;

    RegisterService(
            Instruments instruments,
            Editions editions,
            EditionTexts texts,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor,
            Clock clock,
            MemberQuotas quotas,
            List<RegisterUser> users) {
        this.users = users;
        this.quotas = quotas;
        this.instruments = instruments;
        this.editions = editions;
        this.texts = texts;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    @PreAuthorize("isAuthenticated()")
    public List<Instrument> instruments() {
        return instruments.all();
    }

    @PreAuthorize("isAuthenticated()")
    public Optional<Instrument> instrument(InstrumentId id) {
        return instruments.find(id);
    }

    /** The one that is cited where nothing else is said comes first. */
    @PreAuthorize("isAuthenticated()")
    public List<Edition> editions(InstrumentId instrument) {
        return editions.of(instrument);
    }

    @PreAuthorize("isAuthenticated()")
    public Optional<Edition> edition(EditionId id) {
        return editions.find(id);
    }

    /** The official text, where an administrator loaded it. */
    @PreAuthorize("isAuthenticated()")
    public Optional<String> text(EditionId edition, ArticleNumber number) {
        return texts.find(edition).stream()
                .flatMap(text -> text.articles().stream())
                .filter(article -> article.number().equals(number))
                .map(ArticleText::text)
                .findFirst();
    }

    /** @param revision of the edition that the change was made of */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public RegisterOutcome changeArticle(EditionId id, ArticleNumber number, ArticleData data, long revision) {
        var clean = data.cleaned();
        var edition = editions.find(id);
        var article = edition.flatMap(found -> found.article(number));
        if (article.isEmpty()) {
            return new Unknown();
        }
        var before = article.get();
        var check = clean.checked() ? before.check() == null ? check() : before.check() : null;
        var changed = new Article(
                number, before.chapter(), clean.title(), clean.summary(), clean.topics(), before.paragraphs(), check);
        return edition.get().revision() == revision
                        && editions.save(edition.get().with(changed))
                ? new Saved(id)
                : new ChangedMeanwhile();
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public Optional<InstrumentId> addInstrument(InstrumentData data) {
        var clean = data.cleaned();
        if (instruments.all().size() >= Instruments.MOST) {
            return Optional.empty();
        }
        quotas.take(Quota.INSTRUMENTS);
        var id = InstrumentId.random();
        instruments.add(new Instrument(
                id,
                clean.name(),
                clean.shortName(),
                clean.reference(),
                clean.aliases(),
                clean.source(),
                currentMember.id(),
                0));
        return Optional.of(id);
    }

    /** @param revision of what was seen */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public RegisterDeletion delete(InstrumentId id, long revision) {
        if (id.equals(InstrumentId.CYBERCRIME)) {
            return new RegisterDeletion.BuiltIn();
        }
        var found = instruments.find(id);
        if (found.isEmpty()) {
            return new RegisterDeletion.ChangedMeanwhile();
        }
        if (!editions.of(id).isEmpty() || users.stream().anyMatch(user -> user.uses(id))) {
            return new RegisterDeletion.InUse();
        }
        return deleted(
                instruments.delete(id, revision), Quota.INSTRUMENTS, found.get().addedBy());
    }

    /**
     * With its text.
     *
     * @param revision of what was seen
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public RegisterDeletion delete(EditionId id, long revision) {
        if (id.equals(EditionId.ADOPTED)) {
            return new RegisterDeletion.BuiltIn();
        }
        var found = editions.find(id);
        if (found.isEmpty()) {
            return new RegisterDeletion.ChangedMeanwhile();
        }
        if (users.stream().anyMatch(user -> user.uses(id))) {
            return new RegisterDeletion.InUse();
        }
        var deletion = deleted(
                editions.delete(id, revision), Quota.EDITIONS, found.get().addedBy());
        if (deletion instanceof RegisterDeletion.Deleted) {
            texts.delete(id);
        }
        return deletion;
    }

    private RegisterDeletion deleted(boolean deleted, Quota quota, @Nullable MemberId addedBy) {
        if (deleted && addedBy != null) {
            quotas.giveBack(quota, addedBy.value(), 1);
        }
        return deleted ? new RegisterDeletion.Deleted() : new RegisterDeletion.ChangedMeanwhile();
    }

    /** Writes nothing. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public EditionPreview preview(EditionTarget target, String fileName, byte[] content) {
        var before = before(target);
        return before == null
                ? EditionPreview.of(EditionPreview.Fault.NO_ARTICLES, 0)
                : plan(before, fileName, content).preview();
    }

    /**
     * Loads what the preview showed. Texts of articles that the file lacks stay.
     *
     * @param revision of the preview
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public RegisterOutcome load(EditionTarget target, String fileName, byte[] content, long revision) {
        var before = before(target);
        if (before == null) {
            return new Unknown();
        }
        if (before.revision() != revision) {
            return new ChangedMeanwhile();
        }
        if (target instanceof EditionTarget.New
                && editions.of(before.instrument()).size() >= Editions.MOST) {
            return new TooMany();
        }
        var plan = plan(before, fileName, content);
        if (!plan.preview().isLoadable()) {
            return new UnreadableEdition(plan.preview());
        }
        var loaded = plan.read().stream()
                .filter(article -> !article.text().isBlank())
                .map(article ->
                        new ArticleText(article.number(), ShortText.lines(article.text(), ReadArticle.LONGEST_TEXT)))
                .toList();
        var known = texts.find(before.id()).map(EditionText::articles).orElse(List.of());
        var text = new EditionText(before.id(), EditionText.merged(known, loaded), currentMember.id(), check().at());
        if (text.isTooLong()) {
            return new UnreadableEdition(EditionPreview.of(EditionPreview.Fault.TOO_LARGE, 0));
        }
        return target instanceof EditionTarget.New
                ? quotas.take(Quota.EDITIONS, Saved.class::isInstance, () -> save(plan.result(), text))
                : save(plan.result(), text);
    }

    private RegisterOutcome save(Edition edition, EditionText text) {
        if (!editions.save(edition)) {
            return new ChangedMeanwhile();
        }
        texts.save(text);
        return new Saved(edition.id());
    }

    private EditionPlan plan(Edition before, String fileName, byte[] content) {
        var check = check();
        return heavyWorkExecutor.run(
                WorkKind.IMPORT,
                check.by().value(),
                () -> EditionPlan.of(EditionFile.read(fileName, content), before, check));
    }

    private @Nullable Edition before(EditionTarget target) {
        return switch (target) {
            case EditionTarget.Existing(var id) -> editions.find(id).orElse(null);
            case EditionTarget.New wanted ->
                instruments.find(wanted.instrument()).isEmpty() ? null : empty(wanted.cleaned());
        };
    }

    private Edition empty(EditionTarget.New clean) {
        return new Edition(
                EditionId.random(),
                clean.instrument(),
                clean.label(),
                clean.kind(),
                clean.date(),
                clean.source(),
                List.of(),
                List.of(),
                currentMember.id(),
                0);
    }

    private ArticleCheck check() {
        return new ArticleCheck(currentMember.id(), clock.instant());
    }
}
