package org.communique.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.collab.schema.DraftSchema;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.SuggestionService.SuggestionOutcome;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.crdt.YDoc;
import org.communique.crdt.YText;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.position.RelativePosition;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftAnchor;
import org.communique.statement.draft.DraftAnchor.Letter;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class DraftCommentServiceTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within 48 hours, and courts give reasons.
        """;
    private static final DraftAnchor UNKNOWN = new DraftAnchor(new Letter(7, 20), new Letter(7, 38));

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    CommentService comments;

    @Autowired
    SuggestionService suggestions;

    @Autowired
    CommentQuota quota;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ActivityService activity;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    CollaborationService collaborationService;

    CommentFixtures people;

    @BeforeEach
    void gather(
            @Autowired StatementCreationService creation,
            @Autowired DraftService drafts,
            @Autowired StatementLifecycle statementLifecycle) {
        people = new CommentFixtures(coalition, creation, drafts, statementLifecycle);
    }

    @Test
    void anchorsACommentToWordsOfTheDraft() {
        var statement = people.drafting(TEXT);
        var anchor = anchorOf(statement, "adequate safeguards");
        var comment = written(statement, "p1", "adequate safeguards", anchor);

        assertThat(comment.quotation())
                .isEqualTo(new Quotation("p2", "adequate safeguards", "States shall ensure ", " in their law."));
        assertThat(comment.anchor()).isEqualTo(anchor);
        assertThat(comment.version()).isEqualTo(1);
        var conversation = as(people.reader, () -> draftComments.about(statement));
        assertThat(conversation.comments()).containsExactly(new PlacedComment(comment, new Place("p2", 20, 39)));
        assertThat(conversation.name(comment.by())).isEqualTo(people.reviewer.name());
        assertThat(as(people.reader, () -> activity.of(statement)))
                .anyMatch(attributed -> attributed.entry().kind().equals("comment.activity.written.draft")
                        && attributed.entry().route().endsWith("/draft"));
    }

    /** Otherwise a suggestion would be shown at some words, and replace others. */
    @Test
    void leavesOutAnAnchorOfOtherWords() {
        var statement = people.drafting(TEXT);
        assertThat(written(statement, "p2", "adequate", anchorOf(statement, "safeguards"))
                        .anchor())
                .isNull();
        assertThat(written(statement, "p2", "adequate", UNKNOWN).anchor()).isNull();
        assertThat(written(statement, "p3", "ourts", anchorOf(statement, "ourts"))
                        .quotation()
                        .suffix())
                .startsWith(" decide within");
    }

    private Comment written(StatementId statement, String paragraph, String words, DraftAnchor anchor) {
        var command = new WriteDraftComment(statement, new Quotation(paragraph, words), anchor, "Why?", null);
        return ((Written) write(command)).comment();
    }

    @Test
    void takesSoManyOpenThreadsAsAllScreensCanShow() {
        var statement = people.drafting(TEXT);
        var first = written(statement, "adequate", null);
        place(first, people.reviewer, CommentQuota.MOST_OPEN_OF_MEMBER - 2);
        written(statement, "adequate", null);
        var another = about(statement, "adequate", "", null);
        assertThat(write(another))
                .isEqualTo(new WriteCommentOutcome.TooManyOfYoursOpen(CommentQuota.MOST_OPEN_OF_MEMBER));
        place(first, people.drafter, CommentQuota.MOST_OPEN - CommentQuota.MOST_OPEN_OF_MEMBER - 1);
        assertThat(as(people.drafter, () -> draftComments.write(another))).isInstanceOf(Written.class);
        assertThat(as(people.drafter, () -> draftComments.write(another)))
                .isEqualTo(new WriteCommentOutcome.TooManyOpen(CommentQuota.MOST_OPEN));
        as(people.reviewer, () -> comments.resolve(first.id()));
        written(statement, "adequate", null);
    }

    /** So many more threads like it, of the member. */
    private void place(Comment thread, Member by, int count) {
        var threads = mongo.getCollection(mongo.getCollectionName(Comment.class));
        var stored = Objects.requireNonNull(
                threads.find(new Document("_id", thread.id().value())).first());
        threads.insertMany(Stream.generate(() -> new Document(stored)
                        .append("_id", CommentId.random(thread.statement()).value())
                        .append("by", by.id().value()))
                .limit(count)
                .toList());
    }

    @Test
    void isResolvedAndReopenedOnlySoOften() {
        var statement = people.drafting(TEXT);
        var comment = written(statement, "adequate", "suitable");
        boolean isResolved = false;
        var outcome = changed(people.reviewer, comment, isResolved);
        while (outcome instanceof CommentChangeOutcome.Done) {
            isResolved = !isResolved;
            outcome = changed(people.reviewer, comment, isResolved);
        }
        assertThat(outcome).isInstanceOf(CommentChangeOutcome.TooOften.class);
        assertThat(changed(people.drafter, comment, isResolved)).isInstanceOf(CommentChangeOutcome.Done.class);
    }

    private CommentChangeOutcome<Comment> changed(Member by, Comment comment, boolean isResolved) {
        return as(by, () -> isResolved ? comments.reopen(comment.id()) : comments.resolve(comment.id()));
    }

    @Test
    void isReadByReadersOfTheDraftAndWrittenByThoseWhoReviewOrDraftIt() {
        var statement = people.drafting(TEXT);
        var command = about(statement, "adequate", "", null);
        assertThat(as(people.drafter, () -> draftComments.write(command))).isInstanceOf(Written.class);
        assertThatThrownBy(() -> as(people.reader, () -> draftComments.write(command)))
                .isInstanceOf(AccessDeniedException.class);
        var signer = coalition.member(Role.REPRESENTATIVE);
        assertThatThrownBy(() -> as(signer, () -> draftComments.write(command)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(signer, () -> draftComments.about(statement)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(people.coordinator, () -> draftComments.about(StatementId.random())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void refusesWordsThatAreNotOnceInTheDraft() {
        var statement = people.drafting(TEXT);
        assertThat(write(about(statement, "always", "", null))).isInstanceOf(WriteCommentOutcome.WordsNotThere.class);
        assertThat(write(about(statement, "ourts", "", null))).isInstanceOf(WriteCommentOutcome.WordsTwice.class);
        assertThat(write(about(statement, "Courts", "", "Courts"))).isInstanceOf(WriteCommentOutcome.SameWords.class);
        assertThat(((Written) write(about(statement, "ourts", "48 hours, and c", null)))
                        .comment()
                        .quotation()
                        .suffix())
                .isEqualTo(" give reasons.");
    }

    @Test
    void takesWordsAsTheEditorHoldsThem() {
        var statement = people.drafting(TEXT);
        var words = "shall\t ensure\u200b  adequate";
        assertThat(((Written) write(about(statement, words, "", null)))
                        .comment()
                        .quotation()
                        .exact())
                .isEqualTo("shall ensure adequate");
    }

    @Test
    void refusesWhatIsNoQuotationOrAnchor() {
        var statement = people.drafting(TEXT);
        assertThatIllegalArgumentException().isThrownBy(() -> about(statement, "", "", null));
        assertThatIllegalArgumentException().isThrownBy(() -> about(statement, "x".repeat(4_001), "", null));
        assertThatIllegalArgumentException().isThrownBy(() -> about(statement, "x", "y".repeat(33), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter(0, 1L << 53));
    }

    @Test
    void goesOnAsACommentOnTheVersion() {
        var statement = people.drafting(TEXT);
        var comment = written(statement, "adequate safeguards", null);
        people.write(statement, "## Begun anew\n\n" + TEXT);
        var version = people.submit(statement);

        assertThat(write(about(statement, "adequate", "", null))).isInstanceOf(WriteCommentOutcome.NotDrafting.class);
        assertThat(as(people.reader, () -> comments.about(version))
                        .orElseThrow()
                        .comments())
                .containsExactly(new PlacedComment(comment, new Place("p3", 20, 39)));
        assertThat(as(people.reader, () -> activity.of(statement)))
                .anyMatch(attributed -> attributed.entry().kind().equals("comment.activity.written.p"));
    }

    @Test
    void isFoundInTheVersionWhereItsWordsWereChanged() {
        var statement = people.drafting(TEXT);
        var anchor = anchorOf(statement, "shall ensure adequate safeguards");
        var command = new WriteDraftComment(
                statement, new Quotation("", "shall ensure adequate safeguards"), anchor, "Why?", null);
        var comment = ((Written) write(command)).comment();
        var suggestion = written(statement, "ensure adequate", "ensure truly effective");
        as(people.drafter, () -> suggestions.accept(suggestion.id()));
        var version = people.submit(statement);

        assertThat(as(people.reader, () -> comments.about(version))
                        .orElseThrow()
                        .comments())
                .filteredOn(placed -> placed.comment().id().equals(comment.id()))
                .singleElement()
                .satisfies(placed -> {
                    assertThat(placed.comment().quotation().exact())
                            .isEqualTo("shall ensure truly effective safeguards");
                    assertThat(placed.place()).isEqualTo(new Place("p2", 7, 46));
                });
    }

    @Test
    void showsTheThreadsOfVersionsBesideTheDraftOfTheNext() {
        var version = people.submitted(TEXT);
        var command = CommentFixtures.about(version, "p2", "adequate safeguards", null);
        var older = ((Written) as(people.reviewer, () -> comments.write(command))).comment();
        people.reopen(version);
        var newer = written(version.statement(), "within 48 hours", null);

        var conversation = as(people.reader, () -> draftComments.about(version.statement()));
        assertThat(conversation.version()).isEqualTo(2);
        assertThat(conversation.comments()).extracting(PlacedComment::comment).containsExactly(older, newer);
        assertThat(as(people.reader, () -> comments.about(VersionId.of(version.statement(), 1)))
                        .orElseThrow()
                        .comments())
                .hasSize(1);
    }

    @Test
    void bringsSuggestionsIntoTheDraft() {
        var statement = people.drafting(TEXT);
        var comment = written(statement, "adequate safeguards", "effective safeguards");
        assertThat(as(people.drafter, () -> suggestions.accept(comment.id())))
                .isInstanceOf(SuggestionOutcome.Accepted.class);
        assertThat(people.draft(VersionId.of(statement, 1))).contains("shall ensure effective safeguards in");
    }

    /** The paragraph has another number and other words by then, and its old number is that of one with the same word. */
    @Test
    void bringsASuggestionToTheWordsForWhichItWasMadeWhereverTheyWent() {
        var statement = people.drafting("Courts shall decide within 48 hours.\n");
        var comment = ((Written) write(new WriteDraftComment(
                        statement, new Quotation("p1", "shall"), anchorOf(statement, "shall"), "", "must")))
                .comment();
        for (var change :
                List.of(List.of("Courts", "A judge"), List.of("decide within 48 hours", "rule in two days"))) {
            var other = written(statement, change.getFirst(), change.getLast());
            as(people.drafter, () -> suggestions.accept(other.id()));
        }
        addFirst(statement, "All shall be safe.");

        assertThat(as(people.drafter, () -> suggestions.accept(comment.id())))
                .isInstanceOf(SuggestionOutcome.Accepted.class);

        assertThat(people.draft(VersionId.of(statement, 1)))
                .isEqualTo("All shall be safe.\n\nA judge must rule in two days.\n");
    }

    /** Editors go on highlighting the letters that were chosen, whatever was made of them. */
    @Test
    void takesNoCopyForWordsThatNowReadOtherwise() {
        var sentence = "Courts shall decide on each request within two days.";
        var statement = people.drafting(sentence + "\n");
        var comment = ((Written) write(new WriteDraftComment(
                        statement,
                        new Quotation("p1", "shall decide"),
                        anchorOf(statement, "shall decide"),
                        "",
                        "decide")))
                .comment();
        var other = written(statement, "shall decide", "shall never decide");
        as(people.drafter, () -> suggestions.accept(other.id()));
        addFirst(statement, sentence);

        assertThat(as(people.drafter, () -> suggestions.accept(comment.id())))
                .isInstanceOf(SuggestionOutcome.WordsGone.class);
    }

    private void addFirst(StatementId statement, String paragraph) {
        var draft = new DraftId(statement.value());
        var document = new YDoc();
        document.applyUpdate(collaborationService.state(draft));
        var before = document.encodeStateVector();
        var fragment = document.getXmlFragment(DraftSchema.FRAGMENT);
        fragment.insertElement(0, "paragraph").insertText(0).insert(0, paragraph);
        assertThat(collaborationService.apply(draft, people.drafter.id().value(), document.encodeStateAsUpdate(before)))
                .isEqualTo(EditResult.APPLIED);
    }

    @Test
    void countsWhatIsWrittenInTheQuotaOfTheStatement() {
        var statement = people.drafting(TEXT);
        assertThat(quota.take(statement, people.reviewer.id(), (int) CommentQuota.OF_MEMBER - 400))
                .isTrue();
        assertThat(write(about(statement, "adequate", "", null))).isInstanceOf(WriteCommentOutcome.TooMuch.class);
        assertThat(as(people.reader, () -> draftComments.about(statement)).comments())
                .isEmpty();
    }

    private Comment written(StatementId statement, String words, @Nullable String suggested) {
        return ((Written) write(about(statement, words, "", suggested))).comment();
    }

    private WriteCommentOutcome write(WriteDraftComment command) {
        return as(people.reviewer, () -> draftComments.write(command));
    }

    private static WriteDraftComment about(
            StatementId statement, String words, String prefix, @Nullable String suggested) {
        return new WriteDraftComment(statement, new Quotation("", words, prefix, ""), null, "Why?", suggested);
    }

    private DraftAnchor anchorOf(StatementId statement, String words) {
        var document = new YDoc();
        document.applyUpdate(collaborationService.state(new DraftId(statement.value())));
        return texts(document.getXmlFragment("default"))
                .filter(text -> text.toJson() instanceof String letters && letters.contains(words))
                .map(text -> {
                    int at = String.valueOf(text.toJson()).indexOf(words);
                    return new DraftAnchor(letter(text, at), letter(text, at + words.length() - 1));
                })
                .findFirst()
                .orElseThrow();
    }

    private static Stream<YText> texts(YXmlFragment parent) {
        return parent.children().stream()
                .flatMap(child -> child instanceof YText text ? Stream.of(text) : texts((YXmlFragment) child));
    }

    private static Letter letter(YText text, int index) {
        var item = (Map<?, ?>)
                Objects.requireNonNull(RelativePosition.at(text, index).toJson().get("item"));
        return new Letter(number(item.get("client")), number(item.get("clock")));
    }

    private static long number(@Nullable Object value) {
        return (Long) Objects.requireNonNull(value);
    }
}
