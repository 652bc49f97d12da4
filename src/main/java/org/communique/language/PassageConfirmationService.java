package org.communique.language;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.language.TranslationEvent.TranslationChanged;
import org.communique.language.TranslationResult.Done;
import org.communique.language.TranslationResult.NotAlignable;
import org.communique.language.TranslationResult.NothingToConfirm;
import org.communique.language.TranslationResult.PassageChanged;
import org.communique.language.alignment.Alignment;
import org.communique.language.alignment.Row;
import org.communique.statement.TextHash;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What people say of passages: that they say the same, that they are right, and which belong together. */
@Service
@PreAuthorize("denyAll()")
public class PassageConfirmationService {

    private final Translations translations;
    private final TranslationReader reader;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;

    PassageConfirmationService(
            Translations translations,
            TranslationReader reader,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events) {
        this.translations = translations;
        this.reader = reader;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
    }

    /** How passages come to be in other rows. */
    public enum Move {
        /** All of the next row comes into this one. */
        JOIN_NEXT,
        /** The first passage of the source, with that of the translation, gets a row of its own. */
        SPLIT,
        /** The last passage of the translation goes to the next row. */
        LAST_TO_NEXT,
        /** The first passage of the translation goes to the row before. */
        FIRST_TO_PREVIOUS;

        /** @throws IllegalArgumentException if there is nothing to move */
        private Alignment apply(Alignment alignment, int place) {
            var rows = alignment.rows();
            var row = rows.get(place);
            return switch (this) {
                case JOIN_NEXT -> {
                    if (place + 1 == rows.size()) {
                        throw new IllegalArgumentException("no next row");
                    }
                    yield alignment.joined(place);
                }
                case SPLIT ->
                    alignment.split(
                            place,
                            Math.min(1, row.source().size()),
                            Math.min(1, row.target().size()));
                case LAST_TO_NEXT -> alignment.withLastToNext(place);
                case FIRST_TO_PREVIOUS -> alignment.withFirstToPrevious(place);
            };
        }
    }

    /** Someone who knows both languages says that the translation of a row says what the source says. */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public TranslationResult confirm(TranslationId id, SeenRow seen) {
        return say(id, seen, _ -> true, Row::confirmed);
    }

    /**
     * A second person finds both right.
     *
     * @param translation hash of what it said when that person saw it
     */
    @PreAuthorize("@translationRights.canCheck(#id)")
    public TranslationResult check(TranslationId id, SeenRow seen, TextHash translation) {
        return say(id, seen, row -> TextHash.of(row.targetWords()).equals(translation), Row::withCheck);
    }

    private TranslationResult say(
            TranslationId id, SeenRow seen, Predicate<Row> isTranslationSeen, UnaryOperator<Row> change) {
        return change(id, alignment -> {
            int place = place(alignment, seen.key());
            var row = place < 0 ? null : alignment.rows().get(place);
            if (row == null || !TextHash.of(row.sourceWords()).equals(seen.source()) || !isTranslationSeen.test(row)) {
                return new Unchanged(new PassageChanged());
            }
            if (row.sourceWords().isEmpty() || row.targetWords().isEmpty()) {
                return new Unchanged(new NothingToConfirm());
            }
            return new Changed(alignment.with(place, change.apply(row)));
        });
    }

    /**
     * What was aligned by hand stays so.
     *
     * @param key of the row
     */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public TranslationResult move(TranslationId id, String key, Move move) {
        return change(id, alignment -> {
            int place = place(alignment, key);
            if (place < 0) {
                return new Unchanged(new PassageChanged());
            }
            try {
                return new Changed(move.apply(alignment, place));
            } catch (IllegalArgumentException e) {
                return new Unchanged(new NotAlignable());
            }
        });
    }

    private static int place(Alignment alignment, String key) {
        var rows = alignment.rows();
        return IntStream.range(0, rows.size())
                .filter(place -> AlignedText.key(rows.get(place)).equals(key))
                .findFirst()
                .orElse(-1);
    }

    private sealed interface Outcome {}

    private record Changed(Alignment alignment) implements Outcome {}

    private record Unchanged(TranslationResult refusal) implements Outcome {}

    private TranslationResult change(TranslationId id, Function<Alignment, Outcome> change) {
        var result = OptimisticRetry.run(
                id, _ -> work.run(WorkKind.DRAFT, currentMember.id().value(), () -> attempt(id, change)));
        if (result instanceof Done) {
            events.publishEvent(new TranslationChanged(id));
        }
        return result;
    }

    private Optional<TranslationResult> attempt(TranslationId id, Function<Alignment, Outcome> change) {
        var translation = translations.find(id).orElseThrow();
        return switch (change.apply(reader.read(translation).alignment())) {
            case Changed(var alignment) ->
                translations.save(translation.with(alignment)).map(Done::new);
            case Unchanged(var refusal) -> Optional.of(refusal);
        };
    }
}
