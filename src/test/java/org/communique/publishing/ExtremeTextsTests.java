package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.comment.CommentService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome.Replaced;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.document.ExtremeTexts;
import org.communique.text.document.RichText;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever a draft takes can be frozen or is refused, and whatever is frozen can be read, commented on, compared and rendered, or
 * that is refused; the statement goes on in every case. With {@code -Dlong} texts are of any size that fits in a request.
 */
@ServerTest
class ExtremeTextsTests {

    private static final boolean LONG = LongRun.isOn();
    private static final int TEXTS = Integer.getInteger("texts", LONG ? 400 : 6);
    private static final int TEXTS_PER_STATEMENT = 8;
    private static final int SIZE = LONG ? 200_000 : 400;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    Versions versions;

    @Autowired
    StatementLifecycle lifecycle;

    @Autowired
    CommentService comments;

    @Autowired
    PublicationService publishing;

    @Autowired
    VersionComparisonService changes;

    @Autowired
    HeavyWorkExecutor work;

    Member coordinator;
    StatementId statement;

    @BeforeEach
    void open() {
        coordinator = coalition.member(Role.COORDINATOR);
        statement = as(
                coordinator,
                () -> creation.open(
                        new CreateStatement("On article 24", "en", "joint-statement", RichText.EMPTY, List.of())));
    }

    @Test
    void aStatementGoesOnWhateverItsTextIs() {
        long seed = RandomSeed.of(ExtremeTextsTests.class);
        var texts = new ExtremeTexts(seed, SIZE);
        var stopped = new ArrayList<String>();
        var before = frozen(CanonicalText.read("Text\n"));
        for (int i = 0; i < TEXTS; i++) {
            if (i % TEXTS_PER_STATEMENT == TEXTS_PER_STATEMENT - 1) {
                open();
                before = frozen(CanonicalText.read("Text\n"));
            }
            var text = texts.next();
            try {
                if (as(coordinator, () -> drafts.replace(statement, text)) instanceof Replaced) {
                    var submissionOutcome = submit();
                    assertThat(submissionOutcome).isNotInstanceOf(SubmissionOutcome.Misread.class);
                    if (submissionOutcome instanceof Submitted(var version, var _)) {
                        use(version, before, stopped);
                        lifecycle.reopenDraft(version);
                    }
                }
                before = frozen(CanonicalText.read("Number " + i + "\n"));
            } catch (WorkStoppedException e) {
                stopped.add("draft " + e.reason());
            } catch (Throwable e) {
                throw new AssertionError("seed %d, size %d, text %d".formatted(seed, SIZE, i), e);
            }
        }
        if (!LONG) {
            assertThat(stopped).as("seed %d: work that was stopped", seed).isEmpty();
        }
    }

    private VersionId frozen(RichText text) {
        assertThat(as(coordinator, () -> drafts.replace(statement, text))).isEqualTo(new Replaced());
        var version = ((Submitted) submit()).version();
        lifecycle.reopenDraft(version);
        return version;
    }

    private SubmissionOutcome submit() {
        return as(coordinator, () -> drafts.submit(statement));
    }

    private void use(VersionId version, VersionId before, List<String> stopped) {
        tried(
                WorkKind.PARSE,
                stopped,
                () -> Html.of(CanonicalText.read(
                        versions.findById(version).orElseThrow().text())));
        tried(WorkKind.PARSE, stopped, () -> {
            comment(version);
            return true;
        });
        tried(WorkKind.COMPARISON, stopped, () -> changes.html(summary(before), summary(version), Locale.ENGLISH));
        for (var fileFormat : FileFormat.values()) {
            assertThat(rendered(version, fileFormat))
                    .isNotEqualTo(new RenderedFile.Unavailable(RenderedFile.Reason.FAILED));
        }
    }

    private VersionSummary summary(VersionId version) {
        return versions.findSummaryById(version).orElseThrow();
    }

    private void tried(WorkKind kind, List<String> stopped, Callable<?> attempt) {
        try {
            work.run(kind, "tester", attempt);
        } catch (WorkStoppedException e) {
            stopped.add(kind + " " + e.reason());
        }
    }

    /** On the first words of its first passage. */
    private void comment(VersionId version) {
        var passage = Passages.of(CanonicalText.read(
                        versions.findById(version).orElseThrow().text()))
                .all()
                .stream()
                .filter(each -> !each.letters().isBlank())
                .findFirst()
                .orElseThrow();
        var letters = passage.letters();
        var words = letters.length() <= 40 ? letters : letters.substring(0, letters.offsetByCodePoints(0, 20));
        var written = as(
                coordinator,
                () -> comments.write(
                        new WriteComment(version, new Quotation(passage.address(), words.strip()), "Why?", null)));
        assertThat(written).isInstanceOfAny(WriteCommentOutcome.Written.class, WriteCommentOutcome.WordsTwice.class);
    }

    /** As long as it takes: what ends it is its budget of processor time. */
    private RenderedFile rendered(VersionId version, FileFormat fileFormat) {
        return await().atMost(Duration.ofMinutes(10))
                .until(
                        () -> as(coordinator, () -> publishing.export(version, fileFormat)),
                        file -> !(file instanceof RenderedFile.InProgress));
    }
}
