package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.CoalitionFixtures.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.communique.LongMode;
import org.communique.Seed;
import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.comment.CommentService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteResult;
import org.communique.statement.Changes;
import org.communique.statement.DraftService;
import org.communique.statement.Lifecycle;
import org.communique.statement.OpenStatement;
import org.communique.statement.Replacement.Replaced;
import org.communique.statement.StatementId;
import org.communique.statement.StatementOpening;
import org.communique.statement.Submission;
import org.communique.statement.Submission.Submitted;
import org.communique.statement.VersionId;
import org.communique.statement.VersionSummary;
import org.communique.statement.Versions;
import org.communique.text.CanonicalText;
import org.communique.text.ExtremeTexts;
import org.communique.text.Html;
import org.communique.text.Passages;
import org.communique.text.RichText;
import org.communique.work.HeavyWork;
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

    private static final boolean LONG = LongMode.isOn();
    private static final int TEXTS = Integer.getInteger("texts", LONG ? 400 : 26);
    private static final int TEXTS_PER_STATEMENT = 8;
    private static final int SIZE = LONG ? 200_000 : 400;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementOpening opening;

    @Autowired
    DraftService drafts;

    @Autowired
    Versions versions;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    CommentService comments;

    @Autowired
    PublicationService publishing;

    @Autowired
    Changes changes;

    @Autowired
    HeavyWork work;

    Member coordinator;
    StatementId statement;

    @BeforeEach
    void open() {
        coordinator = coalition.member(Role.COORDINATOR);
        statement = as(
                coordinator,
                () -> opening.open(
                        new OpenStatement("On article 24", "en", "joint-statement", RichText.EMPTY, List.of())));
    }

    @Test
    void aStatementGoesOnWhateverItsTextIs() {
        long seed = Seed.of(ExtremeTextsTests.class);
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
                    var submission = submit();
                    assertThat(submission).isNotInstanceOf(Submission.Misread.class);
                    if (submission instanceof Submitted(var version, var _)) {
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

    private Submission submit() {
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
        for (var format : Format.values()) {
            assertThat(rendered(version, format)).isNotEqualTo(new Rendered.Impossible(Rendered.Reason.FAILED));
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
                        new WriteComment(version, passage.address(), words.strip(), "", "", "Why?", null)));
        assertThat(written).isInstanceOfAny(WriteResult.Written.class, WriteResult.WordsTwice.class);
    }

    private Rendered rendered(VersionId version, Format format) {
        return await().until(
                        () -> as(coordinator, () -> publishing.export(version, format)),
                        file -> !(file instanceof Rendered.UnderWay));
    }
}
