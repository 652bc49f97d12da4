package org.communique.statement.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.comment.CommentService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityCollector;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.draft.SubmissionOutcome.TooManyOwnVersions;
import org.communique.statement.draft.SubmissionOutcome.TooManyVersions;
import org.communique.statement.draft.SubmissionOutcome.TooMuchFrozen;
import org.communique.statement.draft.VersionLimits;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.event.AfterLoadEvent;
import org.springframework.data.mongodb.core.query.Update;

/** A version may have millions of characters, and a statement many versions: few texts are in memory at a time. */
@ServerTest
class VersionMemoryTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    NumberedTextService numberedTexts;

    @Autowired
    DraftService drafts;

    @Autowired
    StatementLifecycle lifecycle;

    @Autowired
    CommentService comments;

    @Autowired
    ActivityCollector happenings;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConfigurableApplicationContext server;

    Member coordinator;
    StatementId statement;

    @BeforeEach
    void threeVersions() {
        coordinator = coalition.member(Role.COORDINATOR);
        statement = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "On article 24", "en", "joint-statement", CanonicalText.read("Text 0\n"), List.of())));
        for (int number = 1; number <= 3; number++) {
            replace("Text " + number + "\n");
            lifecycle.reopenDraft(((Submitted) submit()).version());
        }
    }

    @Test
    void listsVersionsWithoutTheirTexts() {
        assertThat(textsLoaded(() -> assertThat(statements.versions(statement)).hasSize(3)))
                .isEmpty();
        assertThat(textsLoaded(() -> assertThat(statements.version(version(2))).isPresent()))
                .isEmpty();
        assertThat(textsLoaded(() -> happenings.of(statements.get(statement)))).isEmpty();
    }

    @Test
    void readsOneTextAndNoOther() {
        assertThat(textsLoaded(() -> assertThat(statements.text(version(2))).contains("Text 2\n")))
                .containsExactly("Text 2\n");
        assertThat(textsLoaded(() -> assertThat(numberedTexts.html(version(2), Locale.ENGLISH))
                        .hasValueSatisfying(html -> assertThat(html).contains("Text 2"))))
                .containsExactly("Text 2\n");
        assertThat(textsLoaded(() -> assertThat(statements.text(version(4))).isEmpty()))
                .isEmpty();
    }

    @Test
    void readsOfConversationsOnlyTheTextsThatAreTalkedAbout() {
        assertThat(textsLoaded(() -> assertThat(comments.about(version(3))).isPresent()))
                .isEmpty();
        var comment = new WriteComment(version(1), new Quotation("p1", "Text"), "Which?", null);

        assertThat(textsLoaded(() -> assertThat(comments.write(comment)).isInstanceOf(Written.class)))
                .containsExactly("Text 1\n");
        assertThat(textsLoaded(() -> assertThat(
                                comments.about(version(3)).orElseThrow().comments())
                        .hasSize(1)))
                .containsExactlyInAnyOrder("Text 1\n", "Text 3\n");
    }

    @Test
    void freezesNoMoreVersionsThanAStatementMayHave() {
        set("versions", VersionLimits.MOST);
        replace("One more\n");

        assertThat(submit()).isEqualTo(new TooManyVersions(VersionLimits.MOST));
        assertGoesOn();
    }

    @Test
    void leavesVersionsForOthersToSubmit() {
        set("versions", VersionLimits.MOST_OF_ONE);
        replace("One more\n");

        assertThat(VersionLimits.refusal(
                        as(coordinator, () -> statements.get(statement)),
                        "One more\n",
                        () -> VersionLimits.MOST_OF_ONE))
                .isEqualTo(new TooManyOwnVersions(VersionLimits.MOST_OF_ONE));
        assertThat(submit()).isInstanceOf(Submitted.class);
    }

    @Test
    void freezesNoMoreTextThanAStatementMayHave() {
        replace("One more\n");
        long most = VersionLimits.MOST_TEXT.toBytes();
        assertThat(as(coordinator, () -> statements.get(statement)).frozen().frozenBytes())
                .isEqualTo(3 * "Text 1\n".length());

        set("frozenBytes", most - "One more\n".length() + 1);
        assertThat(submit()).isEqualTo(new TooMuchFrozen(VersionLimits.MOST_TEXT.toMegabytes()));
        assertGoesOn();

        set("frozenBytes", most - "Still drafting\n".length());
        assertThat(submit()).isInstanceOf(Submitted.class);
    }

    private void assertGoesOn() {
        replace("Still drafting\n");
    }

    private void replace(String text) {
        assertThat(as(coordinator, () -> drafts.replace(statement, CanonicalText.read(text))))
                .isEqualTo(new ReplacementOutcome.Replaced());
    }

    private SubmissionOutcome submit() {
        return as(coordinator, () -> drafts.submit(statement));
    }

    private VersionId version(int number) {
        return VersionId.of(statement, number);
    }

    private void set(String field, Object value) {
        mongo.updateFirst(query(where("_id").is(statement)), new Update().set(field, value), Statement.class);
    }

    /** The texts of versions that came out of the database meanwhile, but for the search, which reads all of them one at a time. */
    private Queue<String> textsLoaded(Runnable reading) {
        var texts = new ConcurrentLinkedQueue<String>();
        ApplicationListener<AfterLoadEvent<?>> listener = event -> {
            var document = event.getSource();
            if ("versions".equals(event.getCollectionName())
                    && document.containsKey("text")
                    && !Thread.currentThread().getName().equals("search-index")
                    && document.getString("_id").startsWith(statement.value())) {
                texts.add(document.getString("text"));
            }
        };
        server.addApplicationListener(listener);
        try {
            runAs(coordinator, reading);
        } finally {
            server.removeApplicationListener(listener);
        }
        return texts;
    }
}
