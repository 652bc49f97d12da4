package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.HeldCommentService;
import org.communique.comment.Suggestion;
import org.communique.comment.SuggestionService;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A list of threads for its tests. Texts are their keys here: nothing translates them outside a session. */
@ServerTest
abstract class ThreadListFixture {

    static final MemberId MEMBER = new MemberId("m");
    static final StatementId STATEMENT = new StatementId("s");
    static final CommentPermissions ALL = new CommentPermissions(MEMBER, true, true, false);

    @Autowired
    HeldCommentService heldComments;

    @Autowired
    CommentService comments;

    @Autowired
    SuggestionService suggestions;

    ThreadList list;

    @BeforeEach
    void open() {
        openFor(ALL);
    }

    final void openFor(CommentPermissions permissions) {
        var commentActions = new CommentActions(comments, heldComments, suggestions);
        var target = new VersionTarget(VersionId.of(STATEMENT, 1), commentActions, () -> false);
        list = new ThreadList(target, permissions, commentActions, () -> {}, _ -> {});
    }

    static Comment comment(String words, @Nullable Suggestion suggestion) {
        return new Comment(
                new CommentId(STATEMENT.value() + ":" + UUID.randomUUID()),
                STATEMENT,
                1,
                new Quotation("p1", words),
                MEMBER,
                "Why?",
                Instant.EPOCH,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                suggestion,
                null,
                null,
                null,
                null);
    }

    static <T extends Component> List<T> all(Component within, Class<T> type) {
        return below(within).filter(type::isInstance).map(type::cast).toList();
    }

    private static Stream<Component> below(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(ThreadListFixture::below));
    }
}
