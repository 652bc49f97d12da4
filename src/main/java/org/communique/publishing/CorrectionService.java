package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.draft.TextCheck;
import org.communique.statement.lifecycle.TitleRules;
import org.communique.text.document.WordReplacement;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Normalisation;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Corrects errors in a published text, beside which the signed one stays. */
@Service
@PreAuthorize("denyAll()")
public class CorrectionService {

    public static final int LONGEST_WORDS = 300;
    public static final int LONGEST_REASON = 500;
    public static final int MOST_CHANGES = 10;
    private static final int MOST = 10;

    private final Statements statements;
    private final Publications publications;
    private final PublicationReconciler reconciler;
    private final PublicationFiles files;
    private final MongoOperations mongo;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    CorrectionService(
            Statements statements,
            Publications publications,
            PublicationReconciler reconciler,
            PublicationFiles files,
            MongoOperations mongo,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.statements = statements;
        this.publications = publications;
        this.reconciler = reconciler;
        this.files = files;
        this.mongo = mongo;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** @param hash of the text that the coordinator saw */
    public record CorrectStatement(StatementId statement, TextHash hash, List<WordReplacement> changes, String reason) {

        /** @throws org.communique.text.unicode.ShortTextException if words are missing or cannot be kept */
        public CorrectStatement {
            changes = changes.stream()
                    .map(change -> new WordReplacement(
                            Normalisation.nfc(ShortText.checkedLines(change.from(), LONGEST_WORDS)),
                            Normalisation.nfc(ShortText.optionalLines(change.to(), LONGEST_WORDS))))
                    .toList();
            reason = ShortText.checkedLine(reason, LONGEST_REASON);
        }
    }

    public sealed interface CorrectionOutcome {

        /** @param html of the passages that are changed, with what is inserted and deleted */
        record Preview(String title, String html) implements CorrectionOutcome {}

        /** @param hash of the corrected text */
        record Corrected(VersionId version, TextHash hash) implements CorrectionOutcome {}

        record NotPublished() implements CorrectionOutcome, Refusal {}

        /** It is not the text that the coordinator saw. */
        record CorrectedMeanwhile() implements CorrectionOutcome, Refusal {}

        /** There are none, or more than can be made at once. */
        @Refused(because = Cause.INVALID)
        record NotSoManyChanges(int most) implements CorrectionOutcome, Refusal {}

        /** They stand nowhere as whole words in one format. */
        @Refused(because = Cause.INVALID)
        record WordsNotInText(String words) implements CorrectionOutcome, Refusal {}

        /** No one could read it, or it has too many characters. */
        @Refused(because = Cause.INVALID)
        record CorrectedUnreadable() implements CorrectionOutcome, Refusal {}

        record TooManyCorrections(int most) implements CorrectionOutcome, Refusal {}
    }

    /** What it would be; it changes nothing. */
    @PreAuthorize("@statementRights.canCoordinate(#command.statement())")
    public CorrectionOutcome preview(CorrectStatement command) {
        return switch (prepare(command)) {
            case Prepared(var publication, var correction) ->
                work.run(
                        WorkKind.COMPARISON,
                        currentMember.id().value(),
                        () -> new CorrectionOutcome.Preview(correction.title(), changes(publication, correction)));
            case Ended(var outcome) -> outcome;
        };
    }

    private String changes(PublicationSummary publication, Correction correction) {
        var before = files.textOf(publication.newest());
        return Correction.changes(CanonicalText.read(before), Correction.corrected(before, correction.changes()));
    }

    /** Interrupted by a crash, or sent twice, it can be done again: it is one correction. */
    @PreAuthorize("@statementRights.canCoordinate(#command.statement()) and @confirmation.isRecent()")
    public CorrectionOutcome correct(CorrectStatement command) {
        return switch (prepare(command)) {
            case Prepared(var publication, var correction) -> correct(publication, correction);
            case Ended(var outcome) -> outcome;
        };
    }

    private CorrectionOutcome correct(PublicationSummary publication, Correction correction) {
        reconciler.begin(publication.statement());
        var unchanged = where("_id")
                .is(publication.slug())
                .and("corrections")
                .size(publication.corrections().size());
        var update = new Update().push("corrections", correction);
        if (mongo.updateFirst(query(unchanged), update, Publication.class).getModifiedCount() == 0) {
            return new CorrectionOutcome.CorrectedMeanwhile();
        }
        var corrected = publication.with(correction);
        reconciler.complete(corrected);
        files.prepare(corrected);
        return new CorrectionOutcome.Corrected(corrected.newest(), correction.hash());
    }

    private sealed interface Preparation {}

    private record Prepared(PublicationSummary publication, Correction correction) implements Preparation {}

    private record Ended(CorrectionOutcome outcome) implements Preparation {}

    private Preparation prepare(CorrectStatement command) {
        var statement = statements.findById(command.statement()).orElseThrow();
        if (statement.phase() != Phase.PUBLISHED) {
            return new Ended(new CorrectionOutcome.NotPublished());
        }
        if (command.changes().isEmpty() || command.changes().size() > MOST_CHANGES) {
            return new Ended(new CorrectionOutcome.NotSoManyChanges(MOST_CHANGES));
        }
        var publication =
                publications.findSummaryByStatement(command.statement()).orElseThrow();
        if (publication.newest().number() != statement.frozen().versions()) {
            reconciler.complete(publication);
        }
        if (publication.isCorrected() && isOf(publication, command)) {
            return new Ended(new CorrectionOutcome.Corrected(publication.newest(), publication.hash(0)));
        }
        if (!publication.hash(0).equals(command.hash())) {
            return new Ended(new CorrectionOutcome.CorrectedMeanwhile());
        }
        if (publication.corrections().size() >= MOST) {
            return new Ended(new CorrectionOutcome.TooManyCorrections(MOST));
        }
        var by = currentMember.id();
        return work.run(WorkKind.PARSE, by.value(), () -> prepare(publication, command, by));
    }

    private static boolean isOf(PublicationSummary publication, CorrectStatement command) {
        var last = publication.corrections().getLast();
        return publication.hash(1).equals(command.hash())
                && last.changes().equals(command.changes())
                && last.reason().equals(command.reason());
    }

    private Preparation prepare(PublicationSummary publication, CorrectStatement command, MemberId by) {
        var title = publication.shown().title();
        var text = CanonicalText.read(files.textOf(publication.newest()));
        for (var change : command.changes()) {
            var changedTitle = change.in(title);
            var changed = change.in(text);
            if (changedTitle.equals(title) && changed.equals(text)) {
                return new Ended(new CorrectionOutcome.WordsNotInText(change.from()));
            }
            title = changedTitle;
            text = changed;
        }
        return ShortText.isGood(title, TitleRules.LONGEST)
                        && TextCheck.of(text) instanceof TextCheck.Outcome.Sound(var sound, var _)
                ? new Prepared(
                        publication,
                        new Correction(
                                publication.newest().number() + 1,
                                title,
                                TextHash.of(sound),
                                command.changes(),
                                command.reason(),
                                by,
                                clock.instant()))
                : new Ended(new CorrectionOutcome.CorrectedUnreadable());
    }
}
