package org.communique.amendment.synopsis;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.settings.Coalition;
import org.communique.file.print.Report;
import org.communique.file.print.Report.Block;
import org.communique.file.print.ReportRenderer;
import org.communique.screen.Languages;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.text.unicode.Direction;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes files about a statement's amendments, as work of the current member. It checks no rights. */
@Component
class Reports {

    private final Statements statements;
    private final Coalition coalition;
    private final ReportRenderer renderer;
    private final MessageSource messages;
    private final Languages languages;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    Reports(
            Statements statements,
            Coalition coalition,
            ReportRenderer renderer,
            MessageSource messages,
            Languages languages,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.statements = statements;
        this.coalition = coalition;
        this.renderer = renderer;
        this.messages = messages;
        this.languages = languages;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** With words that programs read, in English. */
    <T> T table(Function<ReportWords, T> write) {
        var words = new ReportWords(messages, Locale.ENGLISH);
        return work.run(WorkKind.RENDERING, currentMember.id().value(), () -> write.apply(words));
    }

    byte[] docx(StatementId statement, String title, Function<ReportWords, List<Block>> blocks) {
        return file(statement, title, blocks, renderer::docx);
    }

    byte[] pdf(StatementId statement, String title, Function<ReportWords, List<Block>> blocks) {
        return file(statement, title, blocks, renderer::pdf);
    }

    /** @param title key of the document's name */
    private byte[] file(
            StatementId id, String title, Function<ReportWords, List<Block>> blocks, Function<Report, byte[]> render) {
        var statement = statements.findById(id).orElseThrow();
        var words = new ReportWords(messages, languages.best(List.of(Locale.forLanguageTag(statement.language()))));
        return work.run(
                WorkKind.RENDERING,
                currentMember.id().value(),
                () -> render.apply(report(statement, words.of(title), words, blocks.apply(words))));
    }

    private Report report(Statement statement, String title, ReportWords words, List<Block> blocks) {
        var direction = Direction.ofLanguage(statement.language()).isRightToLeft()
                ? Direction.RIGHT_TO_LEFT
                : Direction.of(statement.title());
        var now = clock.instant();
        return new Report(
                statement.title(),
                statement.language(),
                words.locale().toLanguageTag(),
                direction,
                coalition.profile().name(),
                title + " · " + words.time(now),
                now,
                blocks);
    }
}
