package org.communique.language;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.AlignedText.Fact;
import org.communique.language.SourceCorrection.Judgment;
import org.communique.language.TranslationEvent.SourceChangeJudged;
import org.communique.language.TranslationResult.PassageChanged;
import org.communique.language.TranslationResult.StatementAbandoned;
import org.communique.language.TranslationResult.TooManyCorrections;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.refusal.Refusal;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.text.comparison.Comparison;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What changed in the source since it was translated, and which of it leaves translations standing. */
@Service
@PreAuthorize("denyAll()")
public class SourceChangeService {

    /** Of a statement. */
    static final int MOST_CORRECTIONS = 300;

    private final Translations translations;
    private final SourceCorrections corrections;
    private final TranslationReader reader;
    private final Statements statements;
    private final HeavyWorkExecutor work;
    private final MemberQuotas quotas;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SourceChangeService(
            Translations translations,
            SourceCorrections corrections,
            TranslationReader reader,
            Statements statements,
            HeavyWorkExecutor work,
            MemberQuotas quotas,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.translations = translations;
        this.corrections = corrections;
        this.reader = reader;
        this.statements = statements;
        this.work = work;
        this.quotas = quotas;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Of the passages of a row.
     *
     * @param passages  their ids, apart by spaces
     * @param from      what the source said, in Markdown
     * @param to        what it says instead
     * @param languages whose translations are stale by it; none if it leaves them standing
     * @param judgment  the last one; none if nobody said anything of it
     */
    public record SourceChange(
            String passages, String from, String to, List<String> languages, Optional<Judgment> judgment) {

        /** By which it is named. */
        public TextHash key() {
            return TextHash.of(
                    passages + TextHash.of(from).value() + TextHash.of(to).value());
        }

        static SourceChange of(SourceCorrection correction) {
            return new SourceChange(
                    correction.passages(),
                    correction.from(),
                    correction.to(),
                    List.of(),
                    Optional.of(correction.judgments().getLast()));
        }

        public boolean leavesStanding() {
            return judgment.filter(Judgment::stands).isPresent();
        }

        public Comparison compared() {
            return Comparison.between(CanonicalText.read(from), CanonicalText.read(to));
        }
    }

    /** Those by which passages are stale, in the order of the text, then those that leave translations standing, the last one first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<SourceChange> of(StatementId statement) {
        var all = translations.of(statement);
        return all.isEmpty()
                ? List.of()
                : work.run(WorkKind.DRAFT, currentMember.id().value(), () -> changes(statement, all));
    }

    private List<SourceChange> changes(StatementId statement, List<Translation> all) {
        record Words(String passages, String from, String to) {}
        var languages = new LinkedHashMap<Words, TreeSet<String>>();
        reader.read(statement, all)
                .forEach((translation, text) -> text.rows().stream()
                        .filter(SourceChangeService::isCorrectable)
                        .map(AlignedRow::row)
                        .forEach(row -> languages
                                .computeIfAbsent(
                                        new Words(
                                                SourceCorrection.passages(row),
                                                requireNonNull(row.madeFrom()),
                                                row.sourceWords()),
                                        _ -> new TreeSet<>())
                                .add(translation.id().language())));
        var open = languages.entrySet().stream()
                .map(each -> new SourceChange(
                        each.getKey().passages(),
                        each.getKey().from(),
                        each.getKey().to(),
                        List.copyOf(each.getValue()),
                        Optional.empty()));
        var standing = corrections.of(statement).stream()
                .filter(SourceCorrection::stands)
                .sorted(Comparator.comparing((SourceCorrection each) ->
                                each.judgments().getLast().at())
                        .reversed())
                .map(SourceChange::of);
        return Stream.concat(open, standing).toList();
    }

    private static boolean isCorrectable(AlignedRow row) {
        var from = row.row().madeFrom();
        var to = row.row().sourceWords();
        return row.facts().contains(Fact.STALE)
                && from != null
                && !to.isEmpty()
                && from.length() <= SourceCorrection.LONGEST
                && to.length() <= SourceCorrection.LONGEST;
    }

    /**
     * Says whether a change leaves translations standing. Where they stand, a passage that was confirmed before it is not stale by it,
     * in any language.
     *
     * @param key of the change
     * @return why not
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public Optional<? extends Refusal> judge(StatementId statement, TextHash key, boolean stands) {
        if (statements.findById(statement).orElseThrow().phase() == Phase.ABANDONED) {
            return Optional.of(new StatementAbandoned());
        }
        var change =
                of(statement).stream().filter(each -> each.key().equals(key)).findFirst();
        if (change.isEmpty()) {
            return Optional.of(new PassageChanged());
        }
        if (change.get().leavesStanding() == stands) {
            return Optional.empty();
        }
        var id = SourceCorrection.id(statement, key);
        var known = corrections.of(statement);
        var before = known.stream().filter(each -> each.id().equals(id)).findFirst();
        if (before.map(SourceCorrection::isFull).orElse(known.size() >= MOST_CORRECTIONS)) {
            return Optional.of(new TooManyCorrections(MOST_CORRECTIONS));
        }
        quotas.take(Quota.CHANGES);
        var judgment = new Judgment(currentMember.id(), clock.instant(), stands);
        OptimisticRetry.run(id, _ -> {
            var now = corrections.find(id).orElseGet(() -> SourceCorrection.of(statement, change.get()));
            // Another editor may have said so at the same moment.
            return now.stands() == stands ? Optional.of(now) : corrections.save(now.with(judgment));
        });
        events.publishEvent(new SourceChangeJudged(statement, judgment.by(), judgment.at()));
        return Optional.empty();
    }
}
