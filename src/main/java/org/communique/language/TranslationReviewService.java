package org.communique.language;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.language.TranslationEvent.TranslationReviewed;
import org.communique.language.TranslationEvent.TranslationSubmitted;
import org.communique.language.TranslationReader.BothTexts;
import org.communique.language.TranslationReviewResult.ChangesNotNamed;
import org.communique.language.TranslationReviewResult.NewerTranslationVersion;
import org.communique.language.TranslationReviewResult.OwnTranslation;
import org.communique.language.TranslationReviewResult.SourceNotSubmitted;
import org.communique.language.TranslationReviewResult.Stored;
import org.communique.language.TranslationReviewResult.TooManyTranslationVersions;
import org.communique.language.TranslationReviewResult.TranslationDecided;
import org.communique.language.TranslationReviewResult.TranslationMisread;
import org.communique.language.TranslationReviewResult.TranslationNotReady;
import org.communique.language.TranslationReviewResult.TranslationTooLong;
import org.communique.language.TranslationVersion.Decision;
import org.communique.language.TranslationVersion.Source;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.draft.TextCheck;
import org.communique.statement.draft.TextCheck.Outcome;
import org.communique.statement.lifecycle.TitleRules;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Translations are submitted as they are, and a second person approves them or requests changes. */
@Service
@PreAuthorize("denyAll()")
public class TranslationReviewService {

    /** Of a translation. */
    static final int MOST_VERSIONS = 200;

    /** Millions of characters that all versions of a translation can have. */
    static final int MOST_MILLIONS = 64;

    private final Translations translations;
    private final TranslationVersions submitted;
    private final TranslationReader reader;
    private final Versions versions;
    private final HeavyWorkExecutor work;
    private final MemberQuotas quotas;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TranslationReviewService(
            Translations translations,
            TranslationVersions submitted,
            TranslationReader reader,
            Versions versions,
            HeavyWorkExecutor work,
            MemberQuotas quotas,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.translations = translations;
        this.submitted = submitted;
        this.reader = reader;
        this.versions = versions;
        this.work = work;
        this.quotas = quotas;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Without their texts, the newest of each language first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<TranslationVersion> of(StatementId statement) {
        return submitted.of(statement);
    }

    /** As {@link #of(StatementId)}. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public List<TranslationVersion> of(TranslationId id) {
        return submitted.of(id);
    }

    /** Its canonical text. */
    @PreAuthorize("@statementRights.canRead(#id.translation().statement())")
    public Optional<String> text(TranslationVersionId id) {
        return work.run(
                WorkKind.PARSE,
                currentMember.id().value(),
                () -> submitted.find(id).map(TranslationVersion::text));
    }

    /** Its text as HTML. */
    @PreAuthorize("@statementRights.canRead(#id.translation().statement())")
    public String html(TranslationVersionId id) {
        return work.run(
                WorkKind.PARSE,
                currentMember.id().value(),
                () -> submitted
                        .find(id)
                        .map(TranslationVersion::text)
                        .map(text -> Html.of(CanonicalText.read(text)))
                        .orElseThrow());
    }

    /**
     * Submits the translation as it is. What was submitted like this before, and is not decided, is not submitted again.
     *
     * @param title of the statement in this language
     */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public TranslationReviewResult submit(TranslationId id, String title) {
        var submission = new Submission(id, TitleRules.checked(title), currentMember.id());
        quotas.take(Quota.TRANSLATIONS);
        var result = work.run(
                WorkKind.IMPORT, submission.by().value(), () -> OptimisticRetry.run(id, _ -> attempt(submission)));
        if (result instanceof Stored(var version)) {
            events.publishEvent(new TranslationSubmitted(version.id(), version.submittedBy(), version.submittedAt()));
        }
        return result;
    }

    private record Submission(TranslationId id, String title, MemberId by) {}

    private Optional<TranslationReviewResult> attempt(Submission submission) {
        var id = submission.id();
        var both = reader.readBoth(translations.find(id).orElseThrow());
        var progress = both.aligned().progress();
        if (!progress.hasAllReady()) {
            return Optional.of(new TranslationNotReady(progress.all() - progress.ready()));
        }
        var source = source(id.statement(), both);
        if (source.isEmpty()) {
            return Optional.of(new SourceNotSubmitted());
        }
        return switch (TextCheck.of(both.target())) {
            case Outcome.Sound(var text, var _) -> insert(submission, source.get(), text);
            case Outcome.Empty() -> Optional.of(new TranslationNotReady(progress.all()));
            case Outcome.TooLong(var _) -> Optional.of(new TranslationTooLong(TextCheck.LIMIT));
            case Outcome.Misread(var excerpt) -> Optional.of(new TranslationMisread(excerpt));
        };
    }

    /** The newest version of the source that says what its draft says. */
    private Optional<Source> source(StatementId statement, BothTexts both) {
        var hash = TextHash.of(CanonicalText.of(both.source()));
        return versions.findSummaryByStatementOrderByNumberDesc(statement).stream()
                .filter(version -> version.hash().equals(hash))
                .map(VersionSummary::id)
                .findFirst()
                .map(version -> new Source(version, hash));
    }

    private Optional<TranslationReviewResult> insert(Submission submission, Source source, String text) {
        var id = submission.id();
        var before = submitted.of(id);
        var hash = TextHash.of(text);
        var newest = before.isEmpty() ? null : before.getFirst();
        if (newest != null && isSame(newest, source, submission.title(), hash)) {
            return Optional.of(new Stored(newest));
        }
        long characters = text.length()
                + before.stream().mapToLong(TranslationVersion::length).sum();
        if (before.size() >= MOST_VERSIONS || characters > MOST_MILLIONS * 1_000_000L) {
            return Optional.of(new TooManyTranslationVersions(MOST_VERSIONS, MOST_MILLIONS));
        }
        var version = new TranslationVersion(
                TranslationVersionId.of(id, newest == null ? 1 : newest.number() + 1),
                id.statement(),
                source,
                submission.title(),
                text,
                hash,
                text.length(),
                submission.by(),
                clock.instant(),
                null);
        return submitted.insert(version).map(Stored::new);
    }

    /** One for which changes were requested can be submitted again: its revisers may have changed their minds. */
    private static boolean isSame(TranslationVersion newest, Source source, String title, TextHash hash) {
        return newest.hash().equals(hash)
                && newest.title().equals(title)
                && newest.source().equals(source)
                && (newest.isUndecided() || newest.isApproved());
    }

    /**
     * Approves the newest version, or requests changes of it, as a reviser or a coordinator who did not submit it.
     *
     * @param note what is to be changed; may be empty if it is approved
     */
    @PreAuthorize("@translationRights.canCheck(#id.translation())")
    public TranslationReviewResult decide(TranslationVersionId id, boolean approve, String note) {
        var checkedNote = ShortText.optionalLines(note, TranslationVersion.LONGEST_NOTE);
        var newest = submitted.of(id.translation()).stream().findFirst().orElseThrow();
        var refusal = refusal(newest, id, approve, checkedNote);
        if (refusal != null) {
            return refusal;
        }
        var decision = new Decision(approve, currentMember.id(), clock.instant(), checkedNote);
        if (newest.isUndecided() && submitted.decide(id, decision)) {
            events.publishEvent(new TranslationReviewed(id, decision.by(), decision.at()));
        }
        var now = submitted.of(id.translation()).getFirst();
        return now.decision() != null && isSame(now.decision(), decision) ? new Stored(now) : new TranslationDecided();
    }

    private @Nullable TranslationReviewResult refusal(
            TranslationVersion newest, TranslationVersionId id, boolean approve, String note) {
        if (!newest.id().equals(id)) {
            return new NewerTranslationVersion();
        }
        if (newest.submittedBy().equals(currentMember.id())) {
            return new OwnTranslation();
        }
        return !approve && note.isEmpty() ? new ChangesNotNamed() : null;
    }

    /** Sent again, it is no other decision. */
    private static boolean isSame(Decision stored, Decision wanted) {
        return stored.approved() == wanted.approved()
                && stored.by().equals(wanted.by())
                && stored.note().equals(wanted.note());
    }
}
