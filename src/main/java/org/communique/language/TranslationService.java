package org.communique.language;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.language.Translation.People;
import org.communique.language.TranslationEvent.TranslationBegun;
import org.communique.language.TranslationEvent.TranslationChanged;
import org.communique.language.TranslationResult.Done;
import org.communique.language.TranslationResult.NotReaders;
import org.communique.language.TranslationResult.SourceLanguage;
import org.communique.language.TranslationResult.SourceTooLarge;
import org.communique.language.TranslationResult.StatementAbandoned;
import org.communique.language.TranslationResult.TooManyLanguages;
import org.communique.language.TranslationResult.TooManyPeople;
import org.communique.language.alignment.Alignment;
import org.communique.language.alignment.Row;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.statement.LanguageTag;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementReaders;
import org.communique.statement.draft.DraftKeyStore;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.comparison.Comparison;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** A statement's texts in other languages. */
@Service
@PreAuthorize("denyAll()")
public class TranslationService {

    /** Twice as many as any body of the United Nations publishes in. */
    static final int MOST_LANGUAGES = 60;

    private final Translations translations;
    private final TranslationReader reader;
    private final TranslationRights rights;
    private final Statements statements;
    private final StatementReaders readers;
    private final CollaborationService collaborationService;
    private final DraftKeyStore draftKeys;
    private final HeavyWorkExecutor work;
    private final MemberQuotas quotas;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TranslationService(
            Translations translations,
            TranslationReader reader,
            TranslationRights rights,
            Statements statements,
            StatementReaders readers,
            CollaborationService collaborationService,
            DraftKeyStore draftKeys,
            HeavyWorkExecutor work,
            MemberQuotas quotas,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.translations = translations;
        this.reader = reader;
        this.rights = rights;
        this.statements = statements;
        this.readers = readers;
        this.collaborationService = collaborationService;
        this.draftKeys = draftKeys;
        this.work = work;
        this.quotas = quotas;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** A language with how far it is. */
    public record LanguageProgress(Translation translation, AlignedText.Progress progress) {}

    /** All of a statement, in the order in which they were begun. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<LanguageProgress> of(StatementId statement) {
        var all = translations.of(statement);
        return work.run(
                WorkKind.DRAFT,
                currentMember.id().value(),
                () -> reader.read(statement, all).entrySet().stream()
                        .map(each -> new LanguageProgress(
                                each.getKey(), each.getValue().progress()))
                        .toList());
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public boolean hasAny(StatementId statement) {
        return translations.has(statement);
    }

    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public Optional<Translation> find(TranslationId id) {
        return translations.find(id);
    }

    /** Both texts of now. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public AlignedText text(TranslationId id) {
        var keeps = rights.canTranslate(id);
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> read(id, keeps));
    }

    /** Rows whose passages are others than before are stored, as they are found by what was there before. */
    private AlignedText read(TranslationId id, boolean keeps) {
        var translation = translations.find(id).orElseThrow();
        var text = reader.read(translation);
        var before = translation.aligned();
        if (keeps && !keys(before).equals(keys(text.alignment()))) {
            translations.save(translation.with(text.alignment()));
        }
        return text;
    }

    private static List<String> keys(Alignment alignment) {
        return alignment.rows().stream().map(AlignedText::key).toList();
    }

    /** What the source says now, compared with what a row's translation was made from. Empty if no one confirmed it. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public Optional<Comparison> sourceChange(TranslationId id, Row row) {
        return Optional.ofNullable(row.madeFrom())
                .map(madeFrom -> work.run(
                        WorkKind.COMPARISON,
                        currentMember.id().value(),
                        () -> Comparison.between(CanonicalText.read(madeFrom), CanonicalText.read(row.sourceWords()))));
    }

    /** The current member's colour in the draft, as #rrggbb. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public String colour(TranslationId id) {
        return collaborationService.colourOf(id.draft(), currentMember.id().value());
    }

    /** The current member's key for what a browser could not send yet, for AES-256 and in Base64; empty if browsers must not store it. */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public Optional<String> unsentKey(TranslationId id) {
        return draftKeys.keyFor(id.draft(), currentMember.id());
    }

    /** With the blocks of the source and without words, or as it was begun before. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public TranslationResult begin(StatementId statement, LanguageTag language) {
        var source = statements.findById(statement).orElseThrow();
        var id = TranslationId.of(statement, language);
        if (source.phase() == Phase.ABANDONED) {
            return new StatementAbandoned();
        }
        if (source.language().equals(language.value())) {
            return new SourceLanguage(language.value());
        }
        var begun = translations.find(id);
        if (begun.isPresent()) {
            return new Done(begun.get());
        }
        if (translations.peopleOf(statement).size() >= MOST_LANGUAGES) {
            return new TooManyLanguages(MOST_LANGUAGES);
        }
        quotas.take(Quota.TRANSLATIONS);
        var member = currentMember.id();
        return work.run(WorkKind.DRAFT, member.value(), () -> create(id, member));
    }

    private TranslationResult create(TranslationId id, MemberId member) {
        var source = collaborationService.read(new DraftId(id.statement().value()));
        var blocks = DraftCodec.blocks(DraftCodec.read(source));
        if (collaborationService.beginWith(blocks) != EditResult.APPLIED) {
            return new SourceTooLarge();
        }
        // Another request may have created it, with nodes of its own.
        collaborationService.create(id.draft(), blocks, member.value());
        var now = clock.instant();
        var alignment = reader.begin(source, id);
        var begun = translations.insert(
                new Translation(id, id.statement(), member, now, People.NONE, StoredAlignment.of(alignment), null));
        events.publishEvent(new TranslationBegun(id, begun.begunBy(), begun.begunAt()));
        return new Done(begun);
    }

    @PreAuthorize("@statementRights.canEdit(#id.statement())")
    public TranslationResult assign(TranslationId id, People people) {
        if (statements.findById(id.statement()).orElseThrow().phase() == Phase.ABANDONED) {
            return new StatementAbandoned();
        }
        if (people.areTooMany()) {
            return new TooManyPeople(People.MOST);
        }
        var named = Stream.concat(people.translators().stream(), people.revisers().stream());
        if (!named.allMatch(member -> mayRead(member, id))) {
            return new NotReaders();
        }
        return change(id, translation -> translation.with(people));
    }

    /** Who can work on a translation, by name. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public List<Member> candidates(StatementId statement) {
        return readers.of(statement).stream().sorted(Directory.BY_NAME).toList();
    }

    private boolean mayRead(MemberId member, TranslationId id) {
        return readers.include(member, id.statement());
    }

    private TranslationResult change(TranslationId id, UnaryOperator<Translation> change) {
        var changed =
                OptimisticRetry.run(id, _ -> translations.find(id).map(change).flatMap(translations::save));
        events.publishEvent(new TranslationChanged(id));
        return new Done(changed);
    }
}
